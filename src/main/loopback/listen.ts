import { randomInt } from 'node:crypto';
import type { Server } from 'node:http';

/** Starts to listen on 127.0.0.1, on no other address. False where another program has the port. */
export async function listenOn(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    };
    server.once('error', onError);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', onError);
      resolve(true);
    });
  });
}

/**
 * A port for the years to come: below the ranges that systems take outgoing connections from (Linux
 * begins at 32768), and none of those that browsers refuse (the highest is 10080).
 */
export const anyPort = (): number => randomInt(20_000, 32_000);
