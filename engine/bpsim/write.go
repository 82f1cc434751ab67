package bpsim

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// Encode writes a scenario for a drawing as BPSim 1.0 that stands alone. The notices name
// everything that BPSim cannot say, each with its path in the scenario.
//
// The error is a *problem.Problem.
func Encode(s *scenario.Scenario, d *model.Definitions) ([]byte, []problem.Problem, error) {
	s, problems, err := tidied(s)
	if err != nil {
		return nil, nil, err
	}
	if len(problems) > 0 {
		return nil, nil, &problems[0]
	}
	w := &writer{scenario: s, drawing: d, parameters: map[string][]written{}, ids: map[string]string{}, taken: map[string]bool{}, names: map[string]string{}}
	w.all()
	text := w.document()
	notices, err := unsaid(s, d, text, w.ids)
	return text, notices, err
}

// Embed is the text of a BPMN file with BPSim in it, where the standard keeps it: in a
// relationship of the file. Nothing else of the file is touched.
func Embed(file io.Reader, text []byte) (string, error) {
	whole, err := io.ReadAll(io.LimitReader(file, bpmn.MaxBytes+1))
	if err != nil {
		return "", problem.New("bpsim.unreadable", problem.Say("The file cannot be read.", "无法读取该文件。"),
			problem.Say("Open another file, or export this one again.", "请打开其他文件，或重新导出该文件。")).Because(err)
	}
	d, err := bpmn.Decode(bytes.NewReader(whole))
	if err != nil {
		return "", err
	}
	found, err := bpmn.Find(bytes.NewReader(whole), "BPSimData", space1, space2)
	if err != nil {
		return "", err
	}
	if len(found) > 0 {
		return "", located(found[0].At, "", "already", problem.Say("The file has BPSim data of its own.", "文件中已有 BPSim 数据。"),
			problem.Say("Take it out first, or write BPSim into a file of its own.", "请先将其删除，或将 BPSim 写入单独的文件。"))
	}
	about := d.ID
	for _, p := range d.Processes {
		if about == "" {
			about = p.ID
		}
	}
	if about == "" {
		return "", problem.New("bpsim.no-id", problem.Say("Neither the file nor a process in it has an id to refer to.", "文件及其流程都没有可引用的标识。"),
			problem.Say("Save the file with the modeler once: it gives ids.", "请先用建模器保存一次，会自动生成标识。"))
	}
	inside := text[bytes.Index(text, []byte("<bpsim:BPSimData")):]
	return bpmn.Relate(bytes.NewReader(whole), "BPSimData", string(about), string(inside))
}

// writer collects what is said of every element.
type writer struct {
	scenario   *scenario.Scenario
	drawing    *model.Definitions
	parameters map[string][]written // by element
	calendars  []string             // of rates, as XML
	ids        map[string]string    // of calendars, as they stand in the file
	taken      map[string]bool      // ids that are in use
	roles      map[string]string    // what the drawing calls those who can do something
	names      map[string]string    // what others are called
	base       string               // unit of times that name none
}

// written is one parameter as XML.
type written struct {
	group, name string
	property    string
	values      []string
}

// say adds a parameter of an element. Without values it says nothing.
func (w *writer) say(ref, group, name string, values ...string) {
	values = slices.DeleteFunc(values, func(v string) bool { return v == "" })
	if len(values) > 0 {
		w.parameters[ref] = append(w.parameters[ref], written{group: group, name: name, values: values})
	}
}

// tag is an element without content. Attributes come in pairs; empty ones are left out.
func tag(name string, attributes ...string) string {
	return "<bpsim:" + name + attributesOf(attributes) + "/>"
}

func attributesOf(pairs []string) string {
	var b strings.Builder
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" || pairs[i] == "value" {
			b.WriteString(" " + pairs[i] + `="` + escaped(pairs[i+1]) + `"`)
		}
	}
	return b.String()
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))                   // a Builder does not fail
	return strings.ReplaceAll(b.String(), "&#39;", "'") // attributes stand in double quotes
}

// all says everything that BPSim has a place for.
func (w *writer) all() {
	for _, p := range w.drawing.Processes {
		p.EveryID(func(b *model.Base) { w.taken[string(b.ID)] = true })
	}
	w.taken[string(w.drawing.ID)] = true
	w.roles = newImporter(&data{}, w.drawing).roles
	for id := range w.roles {
		w.taken[id] = true
	}
	w.base = "s"
	w.chooseUnit()
	for _, id := range slices.Sorted(maps.Keys(w.scenario.Calendars)) {
		w.ids[id] = w.free(id)
	}
	for _, id := range slices.Sorted(maps.Keys(w.scenario.Arrivals)) {
		w.arrival(id, w.scenario.Arrivals[id])
	}
	for _, id := range slices.Sorted(maps.Keys(w.scenario.Events)) {
		e := w.scenario.Events[id]
		w.say(id, "ControlParameters", "InterTriggerTimer", w.time(e.After, e.Calendar))
		if e.Chance != nil {
			w.say(id, "ControlParameters", "Probability", tag("FloatingParameter", "value", plainNumber(*e.Chance)))
		}
	}
	w.branches()
	for _, id := range slices.Sorted(maps.Keys(w.scenario.Tasks)) {
		w.task(id, w.scenario.Tasks[id])
	}
	w.staff()
}

// free is an id that XML allows and nothing else in the file has, as near to the wish as can be.
func (w *writer) free(wish string) string {
	id := strings.Map(func(r rune) rune {
		if inName(r) {
			return r
		}
		return '_'
	}, wish)
	if id == "" || !(id[0] == '_' || id[0] >= 'A' && id[0] <= 'Z' || id[0] >= 'a' && id[0] <= 'z') {
		id = "_" + id
	}
	for w.taken[id] {
		id += "_"
	}
	w.taken[id] = true
	return id
}

// chooseUnit makes the unit of a formula for a time that of all, since formulas cannot
// name one.
func (w *writer) chooseUnit() {
	of := func(d *scenario.Distribution) bool {
		if d != nil && d.Kind == scenario.Expression {
			for _, name := range []string{"ms", "s", "min", "hour", "day"} {
				if units[name] == d.Unit {
					w.base = name
					return true
				}
			}
		}
		return false
	}
	for _, id := range slices.Sorted(maps.Keys(w.scenario.Tasks)) {
		if of(w.scenario.Tasks[id].Duration) {
			return
		}
	}
	for _, id := range slices.Sorted(maps.Keys(w.scenario.Events)) {
		if of(w.scenario.Events[id].After) {
			return
		}
	}
}

// document is the whole file.
func (w *writer) document() []byte {
	s := w.scenario
	var b bytes.Buffer
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bpsim:BPSimData xmlns:bpsim=\"" + space1 + "\">\n")
	fmt.Fprintf(&b, "  <bpsim:Scenario%s>\n", attributesOf([]string{"id", w.free("Scenario"), "name", s.Name, "vendor", "Sandtable", "version", "1.0"}))
	fmt.Fprintf(&b, "    <bpsim:ScenarioParameters%s>\n", attributesOf([]string{
		"replication", strconv.Itoa(s.Run.Replications), "seed", strconv.FormatUint(s.Run.Seed, 10), "baseTimeUnit", w.base, "baseCurrencyUnit", s.Currency}))
	put := func(indent string, p written) {
		fmt.Fprintf(&b, "%s<bpsim:%s%s>", indent, p.name, attributesOf([]string{"name", p.property}))
		for _, v := range p.values {
			b.WriteString("\n" + indent + "  " + v)
		}
		fmt.Fprintf(&b, "\n%s</bpsim:%s>\n", indent, p.name)
	}
	put("      ", written{name: "Start", values: []string{tag("DateTimeParameter", "value", s.Start.Format(time.RFC3339Nano))}})
	if s.Run.Horizon > 0 {
		put("      ", written{name: "Duration", values: []string{tag("DurationParameter", "value", s.Run.Horizon.String())}})
	}
	if len(s.Data) > 0 {
		b.WriteString("      <bpsim:PropertyParameters>\n")
		for _, name := range slices.Sorted(maps.Keys(s.Data)) {
			put("        ", w.property(name, &s.Data[name].Source))
		}
		b.WriteString("      </bpsim:PropertyParameters>\n")
	}
	b.WriteString("    </bpsim:ScenarioParameters>\n")
	for _, ref := range w.order() {
		fmt.Fprintf(&b, "    <bpsim:ElementParameters%s>\n", attributesOf([]string{"elementRef", ref}))
		for _, group := range groupOrder {
			w.group(&b, ref, group, put)
		}
		if name := w.names[ref]; name != "" {
			fmt.Fprintf(&b, "      %s\n", tag("VendorExtension", "name", vendorPrefix+"name="+name))
		}
		b.WriteString("    </bpsim:ElementParameters>\n")
	}
	for _, id := range slices.Sorted(maps.Keys(s.Calendars)) {
		fmt.Fprintf(&b, "    <bpsim:Calendar%s>%s</bpsim:Calendar>\n", attributesOf([]string{"id", w.ids[id], "name", s.Calendars[id].Name}), inLines(icalOf(s.Calendars[id], s)))
	}
	for _, c := range w.calendars {
		b.WriteString("    " + c + "\n")
	}
	fmt.Fprintf(&b, "    %s\n", tag("VendorExtension", "name", vendorPrefix+"zone="+s.Zone))
	if s.Process != "" {
		fmt.Fprintf(&b, "    %s\n", tag("VendorExtension", "name", vendorPrefix+"process="+s.Process))
	}
	b.WriteString("  </bpsim:Scenario>\n</bpsim:BPSimData>\n")
	return b.Bytes()
}

// inLines is text for an element, whose lines end as those of iCalendar do.
func inLines(s string) string {
	return strings.ReplaceAll(escaped(strings.ReplaceAll(s, "\r\n", "\r")), "&#xD;", "&#xD;\n")
}

var groupOrder = []string{"TimeParameters", "ControlParameters", "ResourceParameters", "PriorityParameters", "CostParameters", "PropertyParameters"}

// group writes one group of an element's parameters, in the order of the schema.
func (w *writer) group(b *bytes.Buffer, ref, group string, put func(string, written)) {
	first := true
	for _, name := range groups[group] {
		for _, p := range w.parameters[ref] {
			if p.group != group || p.name != name {
				continue
			}
			if first {
				fmt.Fprintf(b, "      <bpsim:%s>\n", group)
			}
			first = false
			put("        ", p)
		}
	}
	if !first {
		fmt.Fprintf(b, "      </bpsim:%s>\n", group)
	}
}

// order is that of the drawing, then what it does not have.
func (w *writer) order() []string {
	var all []string
	seen := map[string]bool{}
	add := func(ref string) {
		if (w.parameters[ref] != nil || w.names[ref] != "") && !seen[ref] {
			seen[ref], all = true, append(all, ref)
		}
	}
	for _, p := range w.drawing.Processes {
		p.EveryID(func(b *model.Base) { add(string(b.ID)) })
	}
	for _, ref := range slices.Sorted(maps.Keys(w.parameters)) {
		add(ref)
	}
	for _, ref := range slices.Sorted(maps.Keys(w.names)) {
		add(ref)
	}
	return all
}

// plainNumber writes a number as people do, where that is not too long.
func plainNumber(f float64) string {
	if text := decimal(f); len(text) <= 20 {
		return text
	}
	return strconv.FormatFloat(f, 'g', -1, 64)
}
