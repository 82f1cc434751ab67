package scenario

import (
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// prosimosSections are the parts of a Prosimos file that are known. The granularity
// matters to fuzzy calendars only; process_model is where Simod kept the drawing; Optimos
// adds when a run starts and how many cases it has.
var prosimosSections = []string{
	"model_type", "resource_profiles", "arrival_time_distribution", "arrival_time_calendar", "gateway_branching_probabilities",
	"task_resource_distribution", "resource_calendars", "event_distribution", "batch_processing", "case_attributes",
	"event_attributes", "global_attributes", "branch_rules", "prioritisation_rules", "multitask",
	"gateway_execution_limit", "granule_size", "granularity", "process_model", "start_time", "total_cases",
}

// FromProsimos makes a scenario for a drawing from the JSON file of Prosimos 2.0. The
// notices say what was taken otherwise than written, or added. What a scenario cannot
// say is refused by name. Infinity, -Infinity and NaN, which Prosimos writes though
// JSON has none, are read.
func FromProsimos(r io.Reader, d *model.Definitions) (*Scenario, []problem.Problem, error) {
	file, err := read(r, true)
	if err != nil {
		return nil, nil, err
	}
	im := &importer{file: file, drawing: d, scenario: blank("Prosimos"), spared: map[string]bool{}}
	for _, step := range []func(){
		im.sections, im.refuseFuzzy, im.calendars, im.arrivals, im.staff, im.events, im.attributes, im.branchRules, im.gateways,
		im.priorities, im.batches, im.multitask, im.rest,
	} {
		if step(); im.failed != nil {
			return nil, nil, im.failed
		}
	}
	im.scenario.tidy()
	if problems := Validate(im.scenario); len(problems) > 0 {
		return nil, nil, &problems[0]
	}
	return im.scenario, im.notices, nil
}

// Lost says whether a notice of FromProsimos tells of something that could not be said,
// rather than of something that was added or has another name.
func Lost(p problem.Problem) bool {
	return slices.Contains([]string{"not-used", "start", "unknown-event", "global", "unset", "batch-size"}, strings.TrimPrefix(p.Code, "scenario.prosimos-"))
}

// importer builds a scenario from a Prosimos file. The first failure stays; what is
// read after it has no effect.
type importer struct {
	file     *document
	drawing  *model.Definitions
	scenario *Scenario
	notices  []problem.Problem
	spared   map[string]bool // fields that a notice says are not used

	staffed   *prosimosStaff
	attribute attributes
	rules     map[string]string // conditions by their ids in the file
	written   string            // the task whose attributes are being read

	failed *problem.Problem
}

func (im *importer) fail(at path, code string, message, hint problem.Text) {
	if im.failed == nil {
		im.failed = im.file.located(problem.New("scenario.prosimos-"+code, message, hint), at)
	}
}

func (im *importer) note(at path, code string, message, hint problem.Text) {
	im.notices = append(im.notices, *im.file.located(problem.New("scenario.prosimos-"+code, message, hint), at))
}

// sections refuses what is not a Prosimos file, and sections that nobody knows.
func (im *importer) sections() {
	root := im.file.root
	if root.kind != objectValue {
		im.fail(nil, "not-a-file", problem.Say("This is not a file of Prosimos.", "这不是 Prosimos 文件。"),
			problem.Say("Choose the JSON file with its simulation parameters.", "请选择存放其仿真参数的 JSON 文件。"))
		return
	}
	for _, m := range root.members {
		if !slices.Contains(prosimosSections, m.name) {
			im.fail(path{m.name}, "unknown-section", problem.Say("The section %q is not known.", "无法识别的部分 %q。", m.name), meant(m.name, prosimosSections))
			return
		}
	}
	for _, name := range []string{"resource_profiles", "arrival_time_distribution", "task_resource_distribution", "resource_calendars"} {
		if root.field(name) == nil {
			im.missing(nil, name)
		}
	}
}

func (im *importer) missing(at path, field string) {
	im.fail(at, "missing-field", problem.Say("The field %q is missing.", "缺少字段 %q。", field),
		problem.Say("Prosimos needs it too; export the file again.", "Prosimos 也需要该字段，请重新导出文件。"))
}

// list are the items of a field, which must be a list if it is there.
func (im *importer) list(v *value, at path, name string) []*value {
	field := v.field(name)
	switch {
	case field == nil || field.kind == nullValue:
		return nil
	case field.kind != arrayValue:
		im.wrongType(at.to(name), problem.Text{EN: "a list", ZH: "列表"})
		return nil
	}
	return field.items
}

func (im *importer) wrongType(at path, want problem.Text) {
	im.fail(at, "wrong-type", problem.Text{EN: "This must be " + want.EN + ".", ZH: "应为" + want.ZH + "。"}, problem.Text{})
}

// text is a field that must be a text that is not empty. A number passes for one, as
// in Prosimos.
func (im *importer) text(v *value, at path, name string) string {
	field := v.field(name)
	switch {
	case field == nil:
		im.missing(at, name)
	case (field.kind == stringValue || field.kind == numberValue) && field.text != "":
		return field.text
	default:
		im.wrongType(at.to(name), problem.Text{EN: "a text that is not empty", ZH: "非空文本"})
	}
	return ""
}

// label is a field that names its object; without it the id does.
func (im *importer) label(v *value, id string) string {
	if field := v.field("name"); field != nil && field.kind == stringValue {
		return field.text
	}
	return id
}

// number is a field that must be a number, or one in quotes. It may be infinite.
func (im *importer) number(v *value, at path, name string) float64 {
	field := v.field(name)
	if field == nil {
		im.missing(at, name)
		return 0
	}
	return im.numeric(field, at.to(name))
}

func (im *importer) numeric(v *value, at path) float64 {
	if v.kind == numberValue || v.kind == stringValue {
		if f, err := strconv.ParseFloat(v.text, 64); err == nil && !math.IsNaN(f) {
			return f
		}
	}
	im.wrongType(at, problem.Text{EN: "a number", ZH: "数字"})
	return 0
}

// spare notes the fields of an object that nothing reads, each name once for the file.
func (im *importer) spare(v *value, at path, known ...string) {
	for _, m := range v.members {
		if !slices.Contains(known, m.name) && !im.spared[m.name] {
			im.spared[m.name] = true
			im.note(at.to(m.name), "not-used", problem.Say("The field %q is not used.", "未使用字段 %q。", m.name), problem.Text{})
		}
	}
}

// task finds a task of the drawing by its id or, as some files have it, by its name.
func (im *importer) task(written string) (id string, byName bool) {
	var named []string
	found := false
	eachNode(im.drawing, func(n *model.Node) {
		if !n.Kind.IsTask() {
			return
		}
		found = found || string(n.ID) == written
		if n.Name == written {
			named = append(named, string(n.ID))
		}
	})
	switch {
	case found:
		return written, false
	case len(named) == 1:
		return named[0], true
	}
	return "", false
}

// tasks are the ids of all tasks of the drawing.
func (im *importer) tasks() []string {
	var all []string
	eachNode(im.drawing, func(n *model.Node) {
		if n.Kind.IsTask() {
			all = append(all, string(n.ID))
		}
	})
	return all
}

// rest adds what a run needs and the file does not say.
func (im *importer) rest() {
	s := im.scenario
	s.Run.Cases, s.Run.Replications, s.Currency = 1000, 30, ""
	im.runOf(s)
	im.note(nil, "assumed", problem.Say("A Prosimos file need not say start, time zone, currency, cases and replications; they are %s, %s, none, %d and %d.",
		"Prosimos 文件不一定包含开始时间、时区、货币、案例数和重复次数，现分别为 %s、%s、无、%d 和 %d。",
		s.Start.Format("2006-01-02T15:04:05Z07:00"), s.Zone, s.Run.Cases, s.Run.Replications),
		problem.Say("Change them if they matter.", "请按需要修改。"))
	for _, id := range im.tasks() {
		if s.Tasks[id] == nil {
			im.note(nil, "no-duration", problem.Say("The file has no duration for the task %q; it will take no time.", "文件中没有任务 %q 的时长，该任务将不花时间。", id),
				problem.Say("Set its duration.", "请设置其时长。"))
		}
	}
	if limit := im.file.root.member("gateway_execution_limit"); limit != nil {
		im.note(path{"gateway_execution_limit"}, "not-used", problem.Say("Loops are not cut off after a number of rounds.", "循环不会在一定次数后被截断。"), problem.Text{})
	}
}

// runOf takes the start and number of cases where a file has them.
func (im *importer) runOf(s *Scenario) {
	if v := im.file.root.field("total_cases"); v != nil {
		if n := im.numeric(v, path{"total_cases"}); n >= 1 && n <= 1e9 && n == math.Trunc(n) {
			s.Run.Cases = int(n)
		}
	}
	written := im.file.root.fieldText("start_time")
	for i, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		zone, err := loadZone(s.Zone)
		if err != nil {
			panic("the zone of an import is none: " + s.Zone)
		}
		if t, err := time.ParseInLocation(layout, written, zone); err == nil {
			if s.Start = portable(t); i == 0 { // the hours of the calendars are on the same clock
				s.Zone = ZoneAt(t, s.Zone)
			}
			return
		}
	}
}

// drawingLabel is what the drawing calls an element.
func (im *importer) drawingLabel(id string) string {
	if n := im.drawing.Node(model.ID(id)); n != nil {
		return n.Label()
	}
	return id
}
