// Builds `out/` unless it is of these sources already.
import { ensureBuilt } from '../../src/main/launch/ensure-built.js';

ensureBuilt();
