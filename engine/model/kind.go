package model

// Kind is what a flow node is. The names are BPMN's own element names.
type Kind uint8

const (
	UnknownKind Kind = iota
	StartEvent
	EndEvent
	IntermediateCatchEvent
	IntermediateThrowEvent
	BoundaryEvent
	Task // the plain, abstract one
	UserTask
	ManualTask
	ServiceTask
	ScriptTask
	BusinessRuleTask
	SendTask
	ReceiveTask
	CallActivity
	SubProcess // embedded; an event sub-process when Activity.TriggeredByEvent
	Transaction
	AdHocSubProcess
	ExclusiveGateway
	ParallelGateway
	InclusiveGateway
	EventBasedGateway
	ComplexGateway
	ChoreographyTask // drawn, not played
	SubChoreography  // drawn, not played
	CallChoreography // drawn, not played
	kinds
)

var kindNames = [kinds]string{
	"unknown", "startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent",
	"task", "userTask", "manualTask", "serviceTask", "scriptTask", "businessRuleTask", "sendTask", "receiveTask",
	"callActivity", "subProcess", "transaction", "adHocSubProcess",
	"exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway", "complexGateway",
	"choreographyTask", "subChoreography", "callChoreography",
}

// String is the element's name in BPMN XML.
func (k Kind) String() string {
	if k >= kinds {
		return kindNames[UnknownKind]
	}
	return kindNames[k]
}

// KindOf finds the kind with an element name, or UnknownKind.
func KindOf(element string) Kind {
	for k := StartEvent; k < kinds; k++ {
		if kindNames[k] == element {
			return k
		}
	}
	return UnknownKind
}

// IsTask says whether the node is one of the eight task kinds.
func (k Kind) IsTask() bool { return k >= Task && k <= ReceiveTask }

// IsSubProcess says whether the node holds a scope of its own.
func (k Kind) IsSubProcess() bool { return k >= SubProcess && k <= AdHocSubProcess }

// IsActivity says whether the node is a task, a sub-process or a call activity.
func (k Kind) IsActivity() bool { return k >= Task && k <= AdHocSubProcess }

// IsEvent says whether the node is an event.
func (k Kind) IsEvent() bool { return k >= StartEvent && k <= BoundaryEvent }

// IsGateway says whether the node is a gateway.
func (k Kind) IsGateway() bool { return k >= ExclusiveGateway && k <= ComplexGateway }

// EventKind is what an event definition waits for or brings about.
type EventKind uint8

const (
	UnknownEvent EventKind = iota
	MessageEvent
	TimerEvent
	ConditionalEvent
	SignalEvent
	ErrorEvent
	EscalationEvent
	CancelEvent
	CompensationEvent
	LinkEvent
	TerminateEvent
	eventKinds
)

var eventKindNames = [eventKinds]string{
	"unknown", "message", "timer", "conditional", "signal", "error", "escalation", "cancel", "compensate", "link", "terminate",
}

// String is the kind as BPMN names it, without "EventDefinition".
func (k EventKind) String() string {
	if k >= eventKinds {
		return eventKindNames[UnknownEvent]
	}
	return eventKindNames[k]
}

// EventKindOf finds the kind of an element such as "timerEventDefinition", or UnknownEvent.
func EventKindOf(element string) EventKind {
	for k := MessageEvent; k < eventKinds; k++ {
		if eventKindNames[k]+"EventDefinition" == element {
			return k
		}
	}
	return UnknownEvent
}
