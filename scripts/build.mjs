/** `npm run build`: main, preload and page into out/. */
import { build } from './steps/build.mjs';

build();
