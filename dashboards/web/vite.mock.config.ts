import { mergeConfig } from 'vite';
import { mockHub } from './src/testing/mock-hub.ts';
import base from './vite.config.ts';

/** `npm run dev:mock`: the desk with a made-up hub, for looking at it without one. Never built. */
export default mergeConfig({ ...base, server: { ...base.server, proxy: {} } }, { plugins: [mockHub()] });
