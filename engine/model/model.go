// Package model is a BPMN process as plain data: what a file says, with nothing
// resolved away and nothing added. It has no behaviour beyond finding things.
//
// Elements refer to each other by ID, as in the file. A reference may lead nowhere:
// the reader keeps it and says so in Definitions.Notices.
package model

import "sandtable/engine/problem"

// ID names an element within one file.
type ID string

// Pos is where an element's start tag stands in its file, both from 1. The column
// counts characters.
type Pos struct{ Line, Column int }

// Base is what every BPMN element has.
type Base struct {
	ID            ID
	Name          string
	Documentation string
	At            Pos
	Extensions    []Extension // direct children of extensionElements, in file order
	Attributes    []Attribute // attributes that BPMN does not define, or that mean nothing here, in file order
	Others        []*Other    // children that BPMN defines but that mean nothing for a run: auditing, rendering, choreography, conversation…
}

// Attribute is an attribute outside BPMN's vocabulary. Space is a namespace URI,
// empty for an unqualified one.
type Attribute struct{ Space, Name, Value string }

// Extension is a foreign element, kept as a tree.
type Extension struct {
	Space, Name string
	Attributes  []Attribute
	Text        string
	Children    []Extension
	At          Pos
}

// Definitions is a whole BPMN file.
type Definitions struct {
	Base
	TargetNamespace    string
	ExpressionLanguage string // URI; empty means the reader's default
	TypeLanguage       string
	Exporter           string
	ExporterVersion    string
	Imports            []Import

	Processes      []*Process
	Collaborations []*Collaboration
	Messages       []*Message
	Signals        []*Signal
	Errors         []*Error
	Escalations    []*Escalation
	Resources      []*Resource // roles
	Items          []*ItemDefinition
	DataStores     []*DataStore
	Interfaces     []*Interface
	Categories     []*Category
	Correlations   []*CorrelationProperty
	GlobalTasks    []*GlobalTask
	EventDefs      []*EventDefinition // event definitions declared at the root, shared by reference

	Diagrams []*Diagram

	// Notices is what the reader has to say about the file: elements it does not
	// know, references that lead nowhere, things BPMN forbids but a reader survives.
	Notices []Notice
}

// Notice is one remark of the reader, with its place. Fatal ones make a run impossible.
type Notice struct {
	problem.Problem
	Blocks bool // the process can be shown but not played
}

// Import names a file that this one builds on. It is never opened.
type Import struct {
	Type, Location, Namespace string
	At                        Pos
}

// Other is a known element without meaning for a run: it is kept, named and left alone.
type Other struct {
	Base
	Element  string // its name in BPMN XML
	Text     string
	Children []*Other
}

// Process is one process: a pool's inside, or the only one in the file.
type Process struct {
	Base
	Scope
	Type             string // None, Public, Private or empty
	IsClosed         bool
	IsExecutable     bool
	ExecutableUnsaid bool // the file does not say whether it is executable
	LaneSets         []*LaneSet
	Properties       []*Property
	Performers       []*ResourceRole
	CorrelationSub   []*CorrelationSubscription
	Interface        *IOSpecification
	SupportedBy      []ID
	Collaboration    ID // definitionalCollaborationRef
}

// Scope is what a process and a sub-process hold.
type Scope struct {
	Nodes          []*Node
	Flows          []*SequenceFlow
	DataObjects    []*DataObject
	DataReferences []*DataReference // dataObjectReference and dataStoreReference
	Artifacts      []*Artifact
}

// Node is a flow node: an event, an activity or a gateway. Exactly the part that
// its kind calls for is set: Event, Activity or Gateway.
type Node struct {
	Base
	Kind     Kind
	Incoming []ID // sequence flows that say they end here (targetRef), in file order
	Outgoing []ID // sequence flows that say they start here (sourceRef), in file order
	Event    *Event
	Activity *Activity
	Gateway  *Gateway
}

// Event is the part of a node that is an event.
type Event struct {
	Definitions      []*EventDefinition // none: a none event; several: a multiple event
	References       []ID               // eventDefinitionRef
	ParallelMultiple bool
	Interrupting     bool // of a boundary event (cancelActivity) or of an event sub-process's start
	AttachedTo       ID   // of a boundary event
	Data             []*DataAssociation
	Properties       []*Property
	IO               *IOSpecification // dataInput, dataOutput and their sets; nil where there are none
}

// EventDefinition is what an event waits for or brings about.
type EventDefinition struct {
	Base
	Kind       EventKind
	Ref        ID // messageRef, signalRef, errorRef, escalationRef or activityRef
	Operation  ID // of a message
	Date       *Expression
	Duration   *Expression
	Cycle      *Expression
	Condition  *Expression
	Link       string // name of a link
	LinkSource []ID
	LinkTarget ID
	Wait       bool // waitForCompletion of a compensation; true unless the file says otherwise
}

// Activity is the part of a node that is a task, a sub-process or a call activity.
type Activity struct {
	Default            ID // default sequence flow
	ForCompensation    bool
	StartQuantity      int // 1 unless the file says otherwise
	CompletionQuantity int // 1 unless the file says otherwise
	Loop               *Loop
	Performers         []*ResourceRole
	Properties         []*Property
	IO                 *IOSpecification
	Data               []*DataAssociation

	Implementation string // of a service, send, receive, user or business rule task
	Message        ID     // of a send or receive task
	Operation      ID     // of a service, send or receive task
	Instantiate    bool   // of a receive task
	Script         string // of a script task
	ScriptFormat   string
	Called         ID     // calledElement, prefix removed
	CalledName     string // calledElement as written

	Inside           *Scope // of a sub-process
	LaneSets         []*LaneSet
	TriggeredByEvent bool        // an event sub-process
	TransactionKind  string      // method of a transaction
	Ordering         string      // of an ad-hoc sub-process: Parallel or Sequential
	Completion       *Expression // of an ad-hoc sub-process
	CancelRemaining  bool        // of an ad-hoc sub-process; true unless the file says otherwise
}

// Loop says how often an activity is done.
type Loop struct {
	Base
	MultiInstance bool // otherwise a standard loop
	// Standard loop.
	TestBefore bool
	Maximum    string // loopMaximum: a number
	Condition  *Expression
	// Multi-instance.
	Sequential  bool
	Cardinality *Expression
	Completion  *Expression
	Behavior    string // None, One, All or Complex; All unless the file says otherwise
	InputData   ID     // loopDataInputRef
	OutputData  ID     // loopDataOutputRef
	InputItem   string
	OutputItem  string
	OneEvent    ID
	NoneEvent   ID
	Complex     []*ComplexBehavior
}

// ComplexBehavior throws an event when a condition holds after an instance of a multi-instance activity.
type ComplexBehavior struct {
	Base
	Condition *Expression
	Event     *Node
}

// Gateway is the part of a node that is a gateway.
type Gateway struct {
	Direction   string // Unspecified, Converging, Diverging or Mixed
	Default     ID
	Instantiate bool        // of an event-based gateway
	EventType   string      // of an event-based gateway: Exclusive or Parallel
	Activation  *Expression // of a complex gateway
}

// SequenceFlow leads from node to node.
type SequenceFlow struct {
	Base
	Source, Target ID
	Condition      *Expression
	Immediate      string // isImmediate as written
}

// Expression is a text in some language, or plain words.
type Expression struct {
	Base
	Text       string
	Language   string // URI; empty means Definitions.ExpressionLanguage
	ResultType string
	Formal     bool     // xsi:type tFormalExpression
	Words      Pos      // where Text begins in the file; zero where that is not known
	Escapes    []Escape // in the order of Text
}

// Escape is a character of a text that takes more of them in the file, as &lt; does.
type Escape struct {
	Pos      // in the text
	More int // characters that it takes beyond one
}

// Place is where a line and column of the text, both from 1, stand in the file; zero where that is not known.
func (x *Expression) Place(line, column int) Pos {
	if x.Words.Line == 0 {
		return Pos{}
	}
	at := Pos{x.Words.Line + line - 1, column}
	if line == 1 {
		at.Column += x.Words.Column - 1
	}
	for _, e := range x.Escapes {
		if e.Line == line && e.Column < column {
			at.Column += e.More
		}
	}
	return at
}

// ResourceRole says who does something: performer, humanPerformer, potentialOwner or resourceRole.
type ResourceRole struct {
	Base
	Element    string // its name in BPMN XML
	Resource   ID
	Assignment *Expression // resourceAssignmentExpression
	Bindings   []ParameterBinding
}

// ParameterBinding gives a resource parameter its value.
type ParameterBinding struct {
	Base
	Parameter  ID
	Expression *Expression
}

// Resource is a role, a person or a machine declared at the root.
type Resource struct {
	Base
	Parameters []ResourceParameter
}

// ResourceParameter is a property by which a resource is picked.
type ResourceParameter struct {
	Base
	Type     ID
	Required bool
}

// LaneSet divides a process or sub-process into lanes.
type LaneSet struct {
	Base
	Lanes []*Lane
}

// Lane is a band of a pool. Element is what it stands for (partitionElementRef),
// a role as a rule.
type Lane struct {
	Base
	Element  ID
	Nodes    []ID // flowNodeRef
	Children *LaneSet
}
