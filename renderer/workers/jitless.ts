import { z } from 'zod';

// A worker takes the script policy of its own response, which forbids compiling text, too.
z.config({ jitless: true });
