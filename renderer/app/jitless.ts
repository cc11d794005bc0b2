import { z } from 'zod';

// Imported before everything else: the page's script policy forbids compiling text, and zod would try it on first use.
z.config({ jitless: true });
