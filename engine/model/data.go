package model

// Message is what passes between participants.
type Message struct {
	Base
	Item ID
}

// Signal is heard by everyone who listens.
type Signal struct {
	Base
	Structure ID
}

// Error ends what it happens in.
type Error struct {
	Base
	Code      string
	Structure ID
}

// Escalation tells someone above without ending what it happens in.
type Escalation struct {
	Base
	Code      string
	Structure ID
}

// ItemDefinition is the type of some data or thing.
type ItemDefinition struct {
	Base
	Structure  string // structureRef as written
	Kind       string // Information or Physical
	Collection bool
}

// DataObject is data that lives as long as its scope.
type DataObject struct {
	Base
	Item       ID
	Collection bool
	State      string
}

// DataStore is data that outlives the process.
type DataStore struct {
	Base
	Item      ID
	Capacity  string
	Unlimited bool
	State     string
}

// DataReference is a data object or store as drawn in one place.
type DataReference struct {
	Base
	Store bool // of a data store, not a data object
	Ref   ID
	Item  ID
	State string
}

// Property is data of a process, activity or event that is not drawn.
type Property struct {
	Base
	Item  ID
	State string
}

// IOSpecification is what a process or activity takes and gives.
type IOSpecification struct {
	Base
	Inputs     []*DataPort
	Outputs    []*DataPort
	InputSets  []*PortSet
	OutputSets []*PortSet
}

// DataPort is one input or output.
type DataPort struct {
	Base
	Item       ID
	Collection bool
}

// PortSet is a set of inputs or outputs that belong together.
type PortSet struct {
	Base
	Ports []ID
}

// DataAssociation moves data into or out of an activity or event.
type DataAssociation struct {
	Base
	Input          bool // into the element that holds it
	Sources        []ID
	Target         ID
	Transformation *Expression
	Assignments    []Assignment
}

// Assignment copies one expression's value to another.
type Assignment struct {
	Base
	From, To *Expression
}

// Collaboration is a drawing of pools and what passes between them.
type Collaboration struct {
	Base
	IsClosed     bool
	Participants []*Participant
	MessageFlows []*MessageFlow
	Artifacts    []*Artifact
	Correlations []*CorrelationKey
}

// Participant is a pool.
type Participant struct {
	Base
	Process  ID
	Minimum  string // participantMultiplicity, as written
	Maximum  string
	Partners []ID // interfaces and end points
}

// MessageFlow leads a message from one pool to another.
type MessageFlow struct {
	Base
	Source, Target, Message ID
}

// CorrelationKey is what messages are matched by.
type CorrelationKey struct {
	Base
	Properties []ID
}

// CorrelationProperty is one part of a key.
type CorrelationProperty struct {
	Base
	Type      string
	Retrieval []Retrieval
}

// Retrieval says where in a message a correlation property stands.
type Retrieval struct {
	Base
	Message    ID
	Expression *Expression
}

// CorrelationSubscription binds a process's data to a key.
type CorrelationSubscription struct {
	Base
	Key      ID
	Bindings []Binding
}

// Binding gives a correlation property its value.
type Binding struct {
	Base
	Property   ID
	Expression *Expression
}

// Interface is a set of operations that tasks call.
type Interface struct {
	Base
	Implementation string
	Operations     []*Operation
}

// Operation is one call.
type Operation struct {
	Base
	Implementation string
	In, Out        ID
	Errors         []ID
}

// GlobalTask is a task that call activities share.
type GlobalTask struct {
	Base
	Kind           Kind // Task, UserTask, ManualTask, ScriptTask or BusinessRuleTask
	Performers     []*ResourceRole
	IO             *IOSpecification
	Implementation string // of a user or business rule task
	Script         string // of a script task
	ScriptFormat   string // of a script task
}

// Category groups elements by a value.
type Category struct {
	Base
	Values []CategoryValue
}

// CategoryValue is one value of a category; a group refers to it.
type CategoryValue struct {
	Base
	Value string
}

// Artifact is drawn but has no part in the flow: textAnnotation, group or association.
type Artifact struct {
	Base
	Element        string // its name in BPMN XML
	Text           string // of an annotation
	Source, Target ID     // of an association
	Direction      string // of an association: None, One or Both
	CategoryValue  ID     // of a group
}
