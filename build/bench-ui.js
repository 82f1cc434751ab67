// Measures the front end from inside its page, in the window and in a browser alike, by doing what a person does:
// it opens a diagram of 1,000 elements, moves it about, and types into a matrix of 200 steps × 30 roles.
// Results come out as one JSON text per line through the function `tell`, which whoever runs this provides.
async function benchUi(tell) {
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** Until the browser has painted what is there now. */
  const painted = async () => {
    await frame();
    await new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(0);
    });
  };
  const until = async (what, seconds = 60) => {
    for (const end = performance.now() + seconds * 1000; performance.now() < end; await frame()) {
      const found = what();
      if (found) return found;
    }
    throw new Error(`waited ${seconds} s in vain for ${what}`);
  };
  const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
  const high = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length * 0.95)];
  const post = async (path, body) => (await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).json();

  const shell = await until(() => document.querySelector('.st-shell'));
  const first = await until(() => performance.getEntriesByName('first-contentful-paint')[0], 10);
  tell({ row: 'first paint', at: performance.timeOrigin + first.startTime, afterNavigation: first.startTime });
  // What a window holds that nobody has touched yet is looked at from outside now.
  await sleep(4000);
  tell({ row: 'untouched' });
  await sleep(2000);

  const project = await post('/api/projects', { name: `Bench ${Date.now()}` });
  const thousand = await post(`/api/projects/${project.id}/processes`, { name: 'One thousand elements', xml: diagram(10, 48) });
  const matrix = await post(`/api/projects/${project.id}/processes`, { name: 'Two hundred by thirty', xml: diagram(30, 7) });
  const entry = (name) => [...shell.querySelectorAll('nav button')].find((button) => button.textContent.trim().startsWith(name));

  // Open: from the click to the frame that shows the last element.
  const link = await until(() => entry(thousand.name));
  await sleep(500);
  const clicked = performance.now();
  link.click();
  await until(() => document.querySelectorAll('[data-testid=canvas] .djs-element').length >= 1000);
  await painted();
  const drawn = document.querySelectorAll('[data-testid=canvas] .djs-element').length;
  tell({ row: 'open', elements: drawn, ms: performance.now() - clicked });
  await sleep(3000);

  const svg = document.querySelector('[data-testid=canvas] .djs-container > svg');
  const { left, top, width, height } = svg.parentNode.getBoundingClientRect();
  const middle = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true, view: window };

  // What the page around the drawing costs: its list grows by a pixel, and it is asked where it is.
  const list = shell.querySelector('nav');
  const beside = [];
  for (let at = 1; at <= 10; at++) {
    const began = performance.now();
    list.style.paddingTop = `${at}px`;
    svg.parentNode.getBoundingClientRect();
    beside.push(performance.now() - began);
    await painted();
  }
  list.style.paddingTop = '';
  tell({ row: 'beside', median: median(beside), longest: Math.max(...beside) });

  // Pan and zoom: one step of the wheel or the mouse in each frame, as long as it takes to draw it.
  const frames = async (count, step) => {
    const times = [];
    let before = performance.now();
    for (let at = 0; at < count; at++) {
      step(at);
      await frame();
      const now = performance.now();
      times.push(now - before);
      before = now;
    }
    return { fps: (1000 * count) / times.reduce((sum, time) => sum + time, 0), median: median(times), p95: high(times), longest: Math.max(...times) };
  };
  svg.dispatchEvent(new MouseEvent('mouseover', middle));
  const there = (at) => (Math.floor(at / 30) % 2 === 0 ? 1 : -1);
  const wheel = (at, ctrlKey) => svg.dispatchEvent(new WheelEvent('wheel', { ...middle, deltaX: ctrlKey ? 0 : 14 * there(at), deltaY: ctrlKey ? 60 * there(at) : 6 * there(at), ctrlKey }));
  const scale = () => svg.querySelector('g.viewport').getScreenCTM().a;
  tell({ row: 'pan, whole diagram in view', scale: scale(), ...(await frames(120, (at) => wheel(at, false))) });
  await sleep(1000);
  for (let zoomed = 0; zoomed < 40 && scale() < 0.95; zoomed++) {
    svg.dispatchEvent(new WheelEvent('wheel', { ...middle, deltaY: -60, ctrlKey: true }));
    await sleep(200);
  }
  await sleep(1000);
  tell({ row: 'pan at full size', scale: scale(), ...(await frames(120, (at) => wheel(at, false))) });
  await sleep(1000);
  svg.dispatchEvent(new MouseEvent('mousedown', { ...middle, button: 0 }));
  const dragged = await frames(120, (at) => document.dispatchEvent(new MouseEvent('mousemove', { ...middle, clientX: middle.clientX + 5 * (at % 60), clientY: middle.clientY + (at % 60), button: 0, buttons: 1 })));
  document.dispatchEvent(new MouseEvent('mouseup', { ...middle, button: 0 }));
  tell({ row: 'pan with the mouse', ...dragged });
  await sleep(1000);
  tell({ row: 'zoom', ...(await frames(60, (at) => wheel(at, true))) });
  await sleep(1000);

  // A run on the drawing: hundreds of cases that move at once.
  const drafted = await post('/api/scenarios/draft', { xml: thousand.xml });
  const { content } = drafted;
  for (const arrival of Object.values(content.arrivals)) Object.assign(arrival, { every: { dist: 'exponential', mean: 'PT5M' }, calendar: undefined });
  for (const task of Object.values(content.tasks)) task.duration = { dist: 'fixed', value: 'PT10M' };
  for (const role of Object.values(content.roles ?? {})) Object.assign(role, { headcount: 2000, calendar: undefined });
  content.run = { cases: 2000, replications: 1, seed: 1 };
  const run = await post(`/api/processes/${thousand.id}/runs`, { revision: thousand.revision, scenario: content });
  for (let tries = 0; tries < 600 && (await (await fetch(`/api/runs/${run.id}`)).json()).status === 'running'; tries++) await sleep(100);
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'l', altKey: true, bubbles: true, cancelable: true }));
  const under = () => Number(/[\d,]+/.exec(document.querySelector('.st-overlay-cases')?.textContent ?? '0')?.[0].replace(/,/g, '') ?? 0);
  await until(() => under() >= 500, 120);
  tell({ row: 'play cases over it', cases: under(), ...(await frames(240, () => {})) });
  tell({ row: 'pan while cases are played', cases: under(), ...(await frames(120, (at) => wheel(at, false))) });
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  await sleep(1000);

  // The matrix: from the key to the frame that shows its letter, over whichever cells come.
  (await until(() => entry(matrix.name))).click();
  await until(() => document.querySelectorAll('[data-testid=canvas] .djs-element').length >= 400);
  await sleep(1000);
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', altKey: true, bubbles: true, cancelable: true }));
  const grid = await until(() => document.querySelector('[role=grid][aria-colcount]'));
  grid.focus();
  await sleep(2000);
  const press = (key) => grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  press('ArrowRight');
  const keys = [];
  for (let at = 0; at < 40; at++) {
    press(at % 2 ? 'ArrowRight' : 'ArrowDown');
    await sleep(120);
    const began = performance.now();
    press('raci'[at % 4]);
    await painted();
    keys.push(performance.now() - began);
  }
  tell({ row: 'matrix key', rows: Number(grid.getAttribute('aria-rowcount')) - 1, columns: Number(grid.getAttribute('aria-colcount')) - 1, median: median(keys), p95: high(keys) });
  // Closed again: what is left open is what an idle window holds.
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', altKey: true, bubbles: true, cancelable: true }));
  await sleep(4000);
  tell({ row: 'idle' });

  /** A process of so many lanes with so many tasks each; a flow leads from each to the next, gateways between some. */
  function diagram(lanes, tasks) {
    const shapes = [];
    const edges = [];
    const nodes = [];
    const flows = [];
    const sets = [];
    const roles = [];
    for (let lane = 0; lane < lanes; lane++) {
      const inside = [];
      for (let at = 0; at < tasks; at++) {
        const id = `n${lane}_${at}`;
        const [x, y] = [200 + at * 150, 80 + lane * 140];
        const choice = lanes === 10 && at % 6 === 5;
        inside.push(`<flowNodeRef>${id}</flowNodeRef>`);
        nodes.push(choice ? `<exclusiveGateway id="${id}" name="金额是否超限？"/>` : `<userTask id="${id}" name="第 ${at + 1} 步：审核客户订单 ${lane + 1} Check order"/>`);
        shapes.push(`<di:BPMNShape id="${id}_di" bpmnElement="${id}">${choice ? `<dc:Bounds x="${x + 25}" y="${y + 15}" width="50" height="50"/>` : `<dc:Bounds x="${x}" y="${y}" width="100" height="80"/>`}</di:BPMNShape>`);
        const next = at + 1 < tasks ? `n${lane}_${at + 1}` : lane + 1 < lanes ? `n${lane + 1}_0` : undefined;
        if (!next) continue;
        flows.push(`<sequenceFlow id="f${lane}_${at}" sourceRef="${id}" targetRef="${next}"/>`);
        const wide = lanes === 10 && (at + 1) % 6 === 5;
        const points = at + 1 < tasks ? [[x + (choice ? 75 : 100), y + 40], [x + 150 + (wide ? 25 : 0), y + 40]] : [[x + 50, y + 80], [x + 50, y + 110], [250, y + 110], [250, y + 140]];
        edges.push(`<di:BPMNEdge id="f${lane}_${at}_di" bpmnElement="f${lane}_${at}">${points.map(([px, py]) => `<dd:waypoint x="${px}" y="${py}"/>`).join('')}</di:BPMNEdge>`);
      }
      roles.push(`<resource id="role${lane}" name="岗位 ${lane + 1}"/>`);
      sets.push(`<lane id="lane${lane}" name="岗位 ${lane + 1}" partitionElementRef="role${lane}">${inside.join('')}</lane>`);
      shapes.unshift(`<di:BPMNShape id="lane${lane}_di" bpmnElement="lane${lane}" isHorizontal="true"><dc:Bounds x="150" y="${50 + lane * 140}" width="${tasks * 150 + 80}" height="140"/></di:BPMNShape>`);
    }
    nodes.unshift('<startEvent id="start"/>');
    flows.unshift('<sequenceFlow id="begin" sourceRef="start" targetRef="n0_0"/>');
    sets[0] = sets[0].replace('<flowNodeRef>', '<flowNodeRef>start</flowNodeRef><flowNodeRef>');
    shapes.push('<di:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="181" y="113" width="14" height="14"/></di:BPMNShape>');
    edges.push('<di:BPMNEdge id="begin_di" bpmnElement="begin"><dd:waypoint x="195" y="120"/><dd:waypoint x="200" y="120"/></di:BPMNEdge>');
    // Collaborations are drawn from the outside in.
    shapes.unshift(`<di:BPMNShape id="pool_di" bpmnElement="pool" isHorizontal="true"><dc:Bounds x="120" y="50" width="${tasks * 150 + 110}" height="${lanes * 140}"/></di:BPMNShape>`);
    return `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="bench"><collaboration id="c"><participant id="pool" name="公司" processRef="p"/></collaboration>${roles.join('')}<process id="p"><laneSet id="ls">${sets.join('')}</laneSet>${nodes.join('')}${flows.join('')}</process><di:BPMNDiagram id="dia"><di:BPMNPlane id="plane" bpmnElement="c">${shapes.join('')}${edges.join('')}</di:BPMNPlane></di:BPMNDiagram></definitions>`;
  }
}
