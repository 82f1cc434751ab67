import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

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
        advancedChunks: {
          groups: [
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)/ },
            { name: 'modeler', test: /node_modules[\\/](bpmn-js|diagram-js|@bpmn-io|bpmn-moddle|@codemirror|@lezer)/ },
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component)/ },
          ],
        },
      },
    },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
});
