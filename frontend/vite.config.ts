import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Parts of Ant Design that the first screen does without. */
const late = /antd[\\/]es[\\/](calendar|collapse|date-picker|descriptions|drawer|form|image|input-number|slider|steps|table|time-picker|tree|upload)[\\/]|@rc-component[\\/](async-validator|collapse|drawer|form|image|input-number|picker|slider|steps|table|tree|upload)[\\/]/;

export default defineConfig({
  // The window serves the files from its own scheme, so paths must be relative.
  base: './',
  plugins: [react()],
  server: { proxy: { '/api': process.env.SANDTABLE_URL ?? 'http://127.0.0.1:8700' } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // Three large files and not a hundred small ones. What the first screen needs comes first, with what others share.
        codeSplitting: {
          groups: [
            { name: 'first', priority: 2, test: (id) => /node_modules[\\/](clsx|react|react-dom|antd|@ant-design|@rc-component)[\\/]/.test(id) && !late.test(id) },
            { name: 'charts', priority: 1, test: /node_modules[\\/](echarts|zrender)/ },
            { name: 'modeler', test: /node_modules[\\/](bpmn-js|diagram-js|@bpmn-io|bpmn-moddle|@codemirror|@lezer)/ },
          ],
        },
      },
    },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
});
