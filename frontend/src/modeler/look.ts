/** Fonts that draw Latin and Chinese alike on Windows, macOS and Linux. */
export const fontFamily = '"Segoe UI", -apple-system, "Helvetica Neue", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", Arial, sans-serif';

/** Colours of shapes that carry none of their own. They are CSS variables, so that a change of theme redraws nothing. */
const fill = 'var(--st-shape-fill)';
const stroke = 'var(--st-shape-stroke)';

/** How the renderer of bpmn-js draws. */
export const look = {
  bpmnRenderer: { defaultFillColor: fill, defaultStrokeColor: stroke, defaultLabelColor: stroke },
  textRenderer: {
    defaultStyle: { fontFamily, fontSize: 12, lineHeight: 1.25 },
    externalStyle: { fontFamily, fontSize: 11.5, lineHeight: 1.25 },
  },
};

/** An exported picture knows nothing of our variables: it is drawn dark on white. */
export function standalone(svg: string): string {
  return svg.replaceAll(fill, '#ffffff').replaceAll(stroke, '#22242a');
}
