import type { ReactNode } from 'react';
import { formatNumber } from '#renderer/words';
import type { FigureTable } from './figure.ts';
import styles from './overview.module.css';

export interface NumbersProps {
  readonly table: FigureTable;
  readonly caption: string;
}

/** The numbers of a figure, as they are. */
export function Numbers({ table, caption }: NumbersProps): ReactNode {
  const [, ...heads] = table.heads;
  return (
    <div className={styles['scroller']} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles['numbers']}>
        <thead>
          <tr>
            <th scope="col">{table.heads[0]}</th>
            {heads.map((head, index) => (
              <th key={index} scope="col" className={styles['number']}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([name, ...cells], row) => (
            <tr key={row}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={column} className={styles['number']}>
                  {typeof cell === 'number' ? formatNumber(cell) : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same as tab-separated text, as spreadsheets take it. */
export const asTsv = ({ heads, rows }: FigureTable): string =>
  [heads, ...rows]
    .map((row) => row.map((cell) => String(cell).replace(/[\t\r\n]+/gu, ' ')).join('\t'))
    .join('\n');
