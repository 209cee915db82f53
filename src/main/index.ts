import { startDesktop } from './desktop/start-desktop.ts';

startDesktop(process.argv.slice(1));
