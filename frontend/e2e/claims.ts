/** Two lanes, a choice, a rule; what the inspector edits is only begun. */
export const claims = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" xmlns:st="urn:sandtable:bpmn:1" id="D" targetNamespace="urn:t">
  <resource id="Head" name="Head of claims" />
  <process id="P" name="Claims">
    <extensionElements><st:variable name="amount" type="number" min="0" input="true" /><st:variable name="grade" type="text" values="gold | silver" /><st:variable name="vip" type="boolean" /></extensionElements>
    <laneSet id="Set"><lane id="Clerk" name="Clerk"><flowNodeRef>Start</flowNodeRef><flowNodeRef>Check</flowNodeRef><flowNodeRef>Gate</flowNodeRef><flowNodeRef>Rate</flowNodeRef></lane><lane id="Office" name="Back office"><flowNodeRef>Pay</flowNodeRef><flowNodeRef>End</flowNodeRef></lane></laneSet>
    <startEvent id="Start" name="Claim received"><outgoing>f1</outgoing></startEvent>
    <userTask id="Check" name="Check claim"><incoming>f1</incoming><outgoing>f2</outgoing></userTask>
    <exclusiveGateway id="Gate" name="Large?" default="f4"><incoming>f2</incoming><outgoing>f3</outgoing><outgoing>f4</outgoing></exclusiveGateway>
    <businessRuleTask id="Rate" name="Rate claim"><incoming>f3</incoming><outgoing>f5</outgoing></businessRuleTask>
    <task id="Pay" name="Pay"><incoming>f4</incoming><incoming>f5</incoming><outgoing>f6</outgoing></task>
    <endEvent id="End" name="Claim settled"><incoming>f6</incoming></endEvent>
    <sequenceFlow id="f1" sourceRef="Start" targetRef="Check" />
    <sequenceFlow id="f2" sourceRef="Check" targetRef="Gate" />
    <sequenceFlow id="f3" name="yes" sourceRef="Gate" targetRef="Rate"><conditionExpression xsi:type="tFormalExpression">amount &gt;= 1000 and (vip or grade == "gold")</conditionExpression></sequenceFlow>
    <sequenceFlow id="f4" name="no" sourceRef="Gate" targetRef="Pay" />
    <sequenceFlow id="f5" sourceRef="Rate" targetRef="Pay" />
    <sequenceFlow id="f6" sourceRef="Pay" targetRef="End" />
  </process>
  <collaboration id="C"><participant id="Pool" name="Insurer" processRef="P" /></collaboration>
  <di:BPMNDiagram id="Diagram"><di:BPMNPlane id="Plane" bpmnElement="C">
    <di:BPMNShape id="Pool_di" bpmnElement="Pool" isHorizontal="true"><dc:Bounds x="100" y="60" width="760" height="380" /></di:BPMNShape>
    <di:BPMNShape id="Clerk_di" bpmnElement="Clerk" isHorizontal="true"><dc:Bounds x="130" y="60" width="730" height="190" /></di:BPMNShape>
    <di:BPMNShape id="Office_di" bpmnElement="Office" isHorizontal="true"><dc:Bounds x="130" y="250" width="730" height="190" /></di:BPMNShape>
    <di:BPMNShape id="Start_di" bpmnElement="Start"><dc:Bounds x="180" y="132" width="36" height="36" /></di:BPMNShape>
    <di:BPMNShape id="Check_di" bpmnElement="Check"><dc:Bounds x="270" y="110" width="100" height="80" /></di:BPMNShape>
    <di:BPMNShape id="Gate_di" bpmnElement="Gate" isMarkerVisible="true"><dc:Bounds x="445" y="125" width="50" height="50" /></di:BPMNShape>
    <di:BPMNShape id="Rate_di" bpmnElement="Rate"><dc:Bounds x="570" y="110" width="100" height="80" /></di:BPMNShape>
    <di:BPMNShape id="Pay_di" bpmnElement="Pay"><dc:Bounds x="570" y="310" width="100" height="80" /></di:BPMNShape>
    <di:BPMNShape id="End_di" bpmnElement="End"><dc:Bounds x="752" y="332" width="36" height="36" /></di:BPMNShape>
    <di:BPMNEdge id="f1_di" bpmnElement="f1"><dd:waypoint x="216" y="150" /><dd:waypoint x="270" y="150" /></di:BPMNEdge>
    <di:BPMNEdge id="f2_di" bpmnElement="f2"><dd:waypoint x="370" y="150" /><dd:waypoint x="445" y="150" /></di:BPMNEdge>
    <di:BPMNEdge id="f3_di" bpmnElement="f3"><dd:waypoint x="495" y="150" /><dd:waypoint x="570" y="150" /></di:BPMNEdge>
    <di:BPMNEdge id="f4_di" bpmnElement="f4"><dd:waypoint x="470" y="175" /><dd:waypoint x="470" y="350" /><dd:waypoint x="570" y="350" /></di:BPMNEdge>
    <di:BPMNEdge id="f5_di" bpmnElement="f5"><dd:waypoint x="620" y="190" /><dd:waypoint x="620" y="310" /></di:BPMNEdge>
    <di:BPMNEdge id="f6_di" bpmnElement="f6"><dd:waypoint x="670" y="350" /><dd:waypoint x="752" y="350" /></di:BPMNEdge>
  </di:BPMNPlane></di:BPMNDiagram>
</definitions>`;
