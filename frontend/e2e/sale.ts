import type { Locator, Page } from '@playwright/test';
import { canvas, expect, handFile } from './sandtable';

export const box = (id: string, x: number, y: number, width: number, height: number, more = '') => `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"${more}><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`;
const line = (id: string, ...points: [number, number][]) => `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}"/>`).join('')}</bpmndi:BPMNEdge>`;

/** A sale with a promise and its timer, data, a form, two messages that are one, and a translation. */
export const sale = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:st="urn:sandtable:bpmn:1" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="D" targetNamespace="urn:x">
  <bpmn:resource id="Role_Head" name="销售主管"/>
  <bpmn:message id="M1" name="客户订单"/><bpmn:message id="M2" name="客户订单"/><bpmn:message id="M3" name="订单确认"/><bpmn:signal id="Stop" name="停止接单"/><bpmn:error id="Err" name="库存不足" errorCode="STOCK"/>
  <bpmn:process id="P" name="订单处理">
    <bpmn:extensionElements>
      <st:promise completeWithin="P2D"/>
      <st:variable name="amount" type="number" min="0" term="订单金额" text="含税金额"/><st:variable name="approved" type="boolean"/><st:variable name="channel" type="text" values="web | store" input="true"/>
      <st:term name="订单金额" owner="销售主管" text="客户应付的总额"/><st:term name="毛利" from="订单金额 |"/>
    </bpmn:extensionElements>
    <bpmn:startEvent id="Start" name="收到订单"><bpmn:outgoing>f1</bpmn:outgoing><bpmn:messageEventDefinition messageRef="M1"/></bpmn:startEvent>
    <bpmn:userTask id="Check" name="审核订单"><bpmn:documentation>核对金额与库存。</bpmn:documentation>
      <bpmn:extensionElements>
        <st:promise completeWithin="PT4H" penalty="50.00" currency="CNY"><st:action after="PT2H" do="remind"/><st:action after="PT8H" do="escalate" to="Role_Head"/></st:promise>
        <st:form><st:field variable="amount" label="金额"/><st:field variable="channel" readonly="true"/></st:form><st:write variable="approved"/><st:text lang="en" name="Check order"/>
      </bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:userTask>
    <bpmn:boundaryEvent id="Late" name="两小时未审" attachedToRef="Check" cancelActivity="false"><bpmn:outgoing>f6</bpmn:outgoing><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT2H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:task id="Push" name="催办"><bpmn:incoming>f6</bpmn:incoming></bpmn:task>
    <bpmn:exclusiveGateway id="Gate" name="金额较大？" default="f4"><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing><bpmn:outgoing>f4</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:userTask id="Approve" name="主管批准"><bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f5</bpmn:outgoing></bpmn:userTask>
    <bpmn:sendTask id="Tell" name="通知客户" messageRef="M3"><bpmn:incoming>f4</bpmn:incoming><bpmn:incoming>f5</bpmn:incoming><bpmn:outgoing>f7</bpmn:outgoing></bpmn:sendTask>
    <bpmn:endEvent id="End" name="订单完成"><bpmn:incoming>f7</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Check"/><bpmn:sequenceFlow id="f2" sourceRef="Check" targetRef="Gate"/>
    <bpmn:sequenceFlow id="f3" name="是" sourceRef="Gate" targetRef="Approve"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="expr">amount &gt; 10000</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f4" sourceRef="Gate" targetRef="Tell"/><bpmn:sequenceFlow id="f5" sourceRef="Approve" targetRef="Tell"/><bpmn:sequenceFlow id="f6" sourceRef="Late" targetRef="Push"/><bpmn:sequenceFlow id="f7" sourceRef="Tell" targetRef="End"/>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="BD"><bpmndi:BPMNPlane id="BP" bpmnElement="P">
    ${box('Start', 160, 142, 36, 36)}${box('Check', 260, 120, 100, 80)}${box('Late', 292, 182, 36, 36)}${box('Push', 360, 240, 100, 80)}${box('Gate', 430, 135, 50, 50, ' isMarkerVisible="true"')}${box('Approve', 540, 20, 100, 80)}${box('Tell', 700, 120, 100, 80)}${box('End', 870, 142, 36, 36)}
    ${line('f1', [196, 160], [260, 160])}${line('f2', [360, 160], [430, 160])}${line('f3', [455, 135], [455, 60], [540, 60])}${line('f4', [480, 160], [700, 160])}${line('f5', [640, 60], [750, 60], [750, 120])}${line('f6', [310, 218], [310, 280], [360, 280])}${line('f7', [800, 160], [870, 160])}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

/** Opens the drawing and one of its tables. */
export async function openTable(page: Page, xml: string, name: string): Promise<Locator> {
  await handFile(page, () => page.keyboard.press('Control+o'), { name: 'sale.bpmn', mimeType: 'application/xml', buffer: Buffer.from(xml) });
  await expect(canvas(page).locator('[data-element-id=Check].djs-element')).toBeVisible();
  await page.keyboard.press('Alt+r');
  return showTable(page, name);
}

export async function showTable(page: Page, name: string): Promise<Locator> {
  await page.locator('.ant-segmented-item', { hasText: new RegExp(`^${name}$`) }).click();
  const grid = page.locator('.st-table').getByRole('grid');
  await expect(grid).toBeVisible();
  return grid;
}
