package bpmn

import (
	"io"

	"sandtable/engine/model"
)

// Decode reads a BPMN 2.0 file. The error is a *problem.Problem with line and column;
// what the model survives is in its Notices, in the order of the file.
func Decode(r io.Reader) (*model.Definitions, error) {
	s, err := read(r)
	if err != nil {
		return nil, err
	}
	d := newReader(s)
	d.document()
	if d.refusal == nil {
		d.link()
	}
	if d.refusal != nil {
		return nil, d.refusal
	}
	d.file.Notices = d.notices.sorted()
	return d.file, nil
}

// Text is the file as UTF-8 text, without byte order mark and with an XML declaration
// that says so. It refuses what Decode refuses before it looks at any element.
func Text(r io.Reader) (string, error) {
	s, err := read(r)
	if err != nil {
		return "", err
	}
	return s.utf8Text(), nil
}

// reader turns the elements under the cursor into a model.
type reader struct {
	*cursor
	file       *model.Definitions
	ids        map[model.ID]declared
	references []reference
	duplicates []duplicate
	members    []member   // of lanes
	drawings   []*drawing // parallel to file.Diagrams
	notices    notices
}

func newReader(s *source) *reader {
	r := &reader{cursor: newCursor(s.text), file: new(model.Definitions), ids: map[model.ID]declared{}}
	for _, n := range s.notices {
		r.notices.add(n)
	}
	return r
}

// document reads the whole file.
func (r *reader) document() {
	if r.next() != startTag {
		return
	}
	root := r.top()
	if p := checkRoot(root); p != nil {
		r.refuse(p, root.at)
		return
	}
	r.definitions(root)
	r.next() // whatever follows the root is refused
}

func (r *reader) definitions(e *element) {
	d := r.file
	d.TargetNamespace = e.take("targetNamespace")
	d.ExpressionLanguage = e.take("expressionLanguage")
	d.TypeLanguage = e.take("typeLanguage")
	d.Exporter = e.take("exporter")
	d.ExporterVersion = e.take("exporterVersion")
	r.fill(e, &d.Base, r.rootElement)
}

// rootElement reads one child of definitions, if BPMN allows it there.
func (r *reader) rootElement(e *element) bool {
	d := r.file
	switch e.name {
	case "import":
		d.Imports = append(d.Imports, r.importElement(e))
	case "extension":
		r.note(unknownExtension(e.peek("definition"), e.at))
		r.keep(e, &d.Base)
	case "relationship":
		r.keep(e, &d.Base)
	case "process":
		d.Processes = append(d.Processes, r.process(e))
	case "collaboration":
		d.Collaborations = append(d.Collaborations, r.collaboration(e))
	case "message":
		d.Messages = append(d.Messages, r.message(e))
	case "signal":
		d.Signals = append(d.Signals, r.signal(e))
	case "error":
		d.Errors = append(d.Errors, r.errorElement(e))
	case "escalation":
		d.Escalations = append(d.Escalations, r.escalation(e))
	case "resource":
		d.Resources = append(d.Resources, r.resource(e))
	case "itemDefinition":
		d.Items = append(d.Items, r.itemDefinition(e))
	case "dataStore":
		d.DataStores = append(d.DataStores, r.dataStore(e))
	case "interface":
		d.Interfaces = append(d.Interfaces, r.interfaceElement(e))
	case "category":
		d.Categories = append(d.Categories, r.category(e))
	case "correlationProperty":
		d.Correlations = append(d.Correlations, r.correlationProperty(e))
	case "globalTask", "globalUserTask", "globalManualTask", "globalScriptTask", "globalBusinessRuleTask":
		d.GlobalTasks = append(d.GlobalTasks, r.globalTask(e))
	case "choreography", "globalChoreographyTask", "globalConversation", "endPoint", "partnerRole", "partnerEntity":
		r.keep(e, &d.Base)
	case "BPMNDiagram":
		r.diagram(e)
	default:
		if model.EventKindOf(e.name) == model.UnknownEvent {
			return false
		}
		d.EventDefs = append(d.EventDefs, r.eventDefinition(e))
	}
	return true
}

// importElement keeps an import. Nothing is ever opened.
func (r *reader) importElement(e *element) model.Import {
	i := model.Import{Type: e.take("importType"), Location: e.take("location"), Namespace: e.take("namespace"), At: e.at}
	r.note(importNotOpened(i.Location, e.at))
	r.leaf(e, new(model.Base))
	return i
}
