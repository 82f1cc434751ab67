package bpsim

import (
	"slices"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// data is one scenario of a file.
type data struct {
	id, name         string
	inherits, result string
	replication      string
	seed             string
	unit, currency   string // baseTimeUnit, baseCurrencyUnit
	at               model.Pos
	own              []*parameter // of the scenario as a whole
	elements         []*element
	calendars        []calendarText
	vendor           []string // names of vendor extensions that are ours
	notices          notices  // of the reader
}

// element is what is said of one BPMN element.
type element struct {
	ref        string
	name       string // of somebody whom the drawing does not name
	at         model.Pos
	parameters []*parameter
}

// parameter is one thing that is said, with its values.
type parameter struct {
	name     string // ProcessingTime, Probability…; of a property: Property
	property string // its name
	at       model.Pos
	values   []value
	used     bool
	told     bool // that some values are results
}

// key tells parameters of one element apart.
func (p *parameter) key() string { return p.name + "\x00" + p.property }

// value is one value of a parameter.
type value struct {
	kind        string // FloatingParameter, NormalDistribution…
	at          model.Pos
	attributes  map[string]string
	validFor    string
	values      []value // of an enumeration or a user distribution
	probability string  // of a point of a user distribution
}

func (v *value) attribute(name string) string { return strings.TrimSpace(v.attributes[name]) }

// calendarText is a calendar as written.
type calendarText struct {
	id, name, text string
	at             model.Pos
}

// groups are the parameters by the element that holds them.
var groups = map[string][]string{
	"TimeParameters":     {"TransferTime", "QueueTime", "WaitTime", "SetUpTime", "ProcessingTime", "ValidationTime", "ReworkTime"},
	"ControlParameters":  {"Probability", "Condition", "InterTriggerTimer", "TriggerCount"},
	"ResourceParameters": {"Selection", "Availability", "Quantity", "Role"},
	"PriorityParameters": {"Interruptible", "Priority"},
	"CostParameters":     {"FixedCost", "UnitCost"},
	"PropertyParameters": {"Property"},
}

// kinds are the kinds of values, with the attributes that each has besides those of all.
var kinds = map[string][]string{
	"StringParameter":                 {"value"},
	"NumericParameter":                {"value", "timeUnit", "currencyUnit"},
	"FloatingParameter":               {"value", "timeUnit", "currencyUnit"},
	"BooleanParameter":                {"value"},
	"DurationParameter":               {"value"},
	"DateTimeParameter":               {"value"},
	"ExpressionParameter":             {"value"},
	"EnumParameter":                   {},
	"LogNormalDistribution":           {"mean", "standardDeviation", "timeUnit", "currencyUnit"},
	"PoissonDistribution":             {"mean", "timeUnit", "currencyUnit"},
	"WeibullDistribution":             {"shape", "scale", "timeUnit", "currencyUnit"},
	"UniformDistribution":             {"min", "max", "timeUnit", "currencyUnit"},
	"NormalDistribution":              {"mean", "standardDeviation", "timeUnit", "currencyUnit"},
	"BetaDistribution":                {"shape", "scale", "timeUnit", "currencyUnit"},
	"NegativeExponentialDistribution": {"mean", "timeUnit", "currencyUnit"},
	"BinomialDistribution":            {"probability", "trials", "timeUnit", "currencyUnit"},
	"TruncatedNormalDistribution":     {"mean", "standardDeviation", "min", "max", "timeUnit", "currencyUnit"},
	"ErlangDistribution":              {"mean", "k", "timeUnit", "currencyUnit"},
	"TriangularDistribution":          {"mode", "min", "max", "timeUnit", "currencyUnit"},
	"GammaDistribution":               {"shape", "scale", "timeUnit", "currencyUnit"},
	"UserDistribution":                {"discrete", "timeUnit", "currencyUnit"},
}

// schemaInstance is the namespace of xsi:type.
const schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"

// kindOf is what kind of value an element is: its name, or what xsi:type makes of it.
func kindOf(x *model.Extension) string {
	for _, a := range x.Attributes {
		if x.Name == "ParameterValue" && a.Space == schemaInstance && a.Name == "type" {
			return a.Value[strings.IndexByte(a.Value, ':')+1:]
		}
	}
	return x.Name
}

// fileReader turns the tree of one BPSimData into scenarios. What it does not know it
// remarks upon.
type fileReader struct {
	file      *File
	space     string
	within    *data // the scenario that is being read
	requested bool  // results are asked for somewhere in it; told once
	flagged   bool  // a parameter is marked as a KPI; told once
}

func (f *File) read(x *model.Extension) {
	r := &fileReader{file: f, space: x.Space}
	r.attributes(x, "")
	r.children(x, "", func(c *model.Extension) bool {
		if c.Name == "Scenario" {
			s := r.scenario(c)
			if f.scenarios = append(f.scenarios, s); f.byID[s.id] == nil {
				f.byID[s.id] = s
			}
		}
		return c.Name == "Scenario"
	})
}

func (r *fileReader) note(at model.Pos, element, code string, message, hint problem.Text) {
	into := &r.file.notices
	if r.within != nil {
		into = &r.within.notices
	}
	into.add(located(at, element, code, message, hint))
}

// attributes are those of an element by name. Others than the known ones are remarked upon.
func (r *fileReader) attributes(x *model.Extension, about string, known ...string) map[string]string {
	found := map[string]string{}
	for _, a := range x.Attributes {
		if a.Space == schemaInstance { // jBPM names the type of everything
			continue
		}
		if a.Space != "" || !slices.Contains(known, a.Name) {
			r.note(x.At, about, "unknown-attribute", problem.Say("The attribute %s of %s is not BPSim's; it is not used.", "%[2]s 的属性 %[1]s 不属于 BPSim，未使用。", a.Name, x.Name), problem.Text{})
			continue
		}
		found[a.Name] = a.Value
	}
	return found
}

// children visits those of BPSim; visit says whether it knows them.
func (r *fileReader) children(x *model.Extension, about string, visit func(*model.Extension) bool) {
	if strings.TrimSpace(x.Text) != "" && x.Name != "Calendar" {
		r.note(x.At, about, "stray-text", problem.Say("The text in %s means nothing there.", "%s 中的文字没有意义。", x.Name), problem.Text{})
	}
	for i := range x.Children {
		c := &x.Children[i]
		if c.Space != r.space || !visit(c) {
			r.note(c.At, about, "unknown-element", problem.Say("The element %s in %s is not known; it is not used.", "无法识别 %[2]s 中的元素 %[1]s，未使用。", c.Name, x.Name), problem.Text{})
		}
	}
}

func (r *fileReader) scenario(x *model.Extension) *data {
	s := &data{at: x.At}
	r.within, r.requested, r.flagged = s, false, false
	defer func() { r.within = nil }()
	a := r.attributes(x, "", "id", "name", "description", "author", "vendor", "version", "inherits", "result", "created", "modified")
	s.id, s.name, s.inherits, s.result = a["id"], a["name"], a["inherits"], a["result"]
	r.children(x, "", func(c *model.Extension) bool {
		switch c.Name {
		case "ScenarioParameters":
			r.parameters(c, s)
		case "ElementParameters":
			s.elements = append(s.elements, r.element(c))
		case "Calendar":
			a := r.attributes(c, "", "id", "name")
			s.calendars = append(s.calendars, calendarText{a["id"], a["name"], c.Text, c.At})
			r.children(c, "", func(*model.Extension) bool { return false })
		case "VendorExtension":
			if name, ours := strings.CutPrefix(attributeOf(c, "name"), vendorPrefix); ours {
				s.vendor = append(s.vendor, name)
			} else {
				r.vendor(c, "")
			}
		default:
			return false
		}
		return true
	})
	return s
}

func attributeOf(x *model.Extension, name string) string {
	for _, a := range x.Attributes {
		if a.Space == "" && a.Name == name {
			return a.Value
		}
	}
	return ""
}

// vendor remarks upon what another tool says in its own way.
func (r *fileReader) vendor(x *model.Extension, about string) {
	r.note(x.At, about, "vendor", problem.Say("What %q says here is only known to its own tool; it is not used.", "此处 %q 的内容只有其自身工具能理解，未使用。", attributeOf(x, "name")), problem.Text{})
}

func (r *fileReader) parameters(x *model.Extension, s *data) {
	a := r.attributes(x, "", "replication", "seed", "baseTimeUnit", "baseCurrencyUnit", "baseResultTimeUnit", "baseResultCurrencyUnit", "traceOutput", "traceFormat")
	s.replication, s.seed, s.unit, s.currency = a["replication"], a["seed"], a["baseTimeUnit"], a["baseCurrencyUnit"]
	r.children(x, "", func(c *model.Extension) bool {
		switch c.Name {
		case "Start", "Duration", "Warmup":
			s.own = append(s.own, r.parameter(c, ""))
		case "PropertyParameters":
			s.own = append(s.own, r.group(c, "")...)
		default:
			return false
		}
		return true
	})
}

func (r *fileReader) element(x *model.Extension) *element {
	a := r.attributes(x, attributeOf(x, "elementRef"), "id", "elementRef")
	e := &element{ref: strings.TrimSpace(a["elementRef"]), at: x.At}
	r.children(x, e.ref, func(c *model.Extension) bool {
		if groups[c.Name] != nil {
			e.parameters = append(e.parameters, r.group(c, e.ref)...)
			return true
		}
		if c.Name == "VendorExtension" {
			if name, ours := strings.CutPrefix(attributeOf(c, "name"), vendorPrefix+"name="); ours {
				e.name = name
			} else {
				r.vendor(c, e.ref)
			}
		}
		return c.Name == "VendorExtension"
	})
	return e
}

func (r *fileReader) group(x *model.Extension, about string) []*parameter {
	r.attributes(x, about)
	var all []*parameter
	r.children(x, about, func(c *model.Extension) bool {
		known := slices.Contains(groups[x.Name], c.Name)
		if known {
			all = append(all, r.parameter(c, about))
		}
		return known
	})
	return all
}

func (r *fileReader) parameter(x *model.Extension, about string) *parameter {
	a := r.attributes(x, about, "kpi", "sla", "name")
	p := &parameter{name: x.Name, property: a["name"], at: x.At}
	if isTrue(a["kpi"]) && !r.flagged {
		r.flagged = true
		r.note(x.At, about, "results", problem.Say("Parameters are marked as key figures; a report has every figure.", "文件将部分参数标为关键指标；报告本就包含全部指标。"), problem.Text{})
	}
	if isTrue(a["sla"]) {
		r.note(x.At, about, "sla", problem.Say("%s is marked as a service level, which says nothing of what is promised.", "%s 被标为服务水平，但没有说明承诺的内容。", x.Name),
			problem.Say("Set the promise of the step in the scenario.", "请在情景中为该步骤设置承诺。"))
	}
	r.children(x, about, func(c *model.Extension) bool {
		if c.Name == "ResultRequest" {
			if !r.requested {
				r.requested = true
				r.note(c.At, about, "results", problem.Say("The file asks for certain results; a report has them all.", "文件要求某些结果；报告本就包含全部结果。"), problem.Text{})
			}
			return true
		}
		v, known := r.value(c, about)
		if known {
			p.values = append(p.values, v)
		}
		return known
	})
	return p
}

func isTrue(s string) bool { return strings.TrimSpace(s) == "true" || strings.TrimSpace(s) == "1" }

func (r *fileReader) value(x *model.Extension, about string) (value, bool) {
	kind := kindOf(x)
	allowed, known := kinds[kind]
	if !known {
		return value{}, false
	}
	v := value{kind: kind, at: x.At}
	v.attributes = r.attributes(x, about, append([]string{"validFor", "instance", "result"}, allowed...)...)
	v.validFor = v.attribute("validFor")
	r.children(x, about, func(c *model.Extension) bool {
		switch {
		case kind == "EnumParameter":
			inner, known := r.value(c, about)
			v.values = append(v.values, inner)
			return known
		case kind == "UserDistribution" && c.Name == "UserDistributionDataPoint":
			chance := r.attributes(c, about, "probability")["probability"]
			r.children(c, about, func(point *model.Extension) bool {
				inner, known := r.value(point, about)
				inner.probability = chance
				v.values = append(v.values, inner)
				return known
			})
			return true
		}
		return false
	})
	return v, true
}
