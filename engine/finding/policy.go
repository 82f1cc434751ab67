package finding

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

// Policy is how a company tunes the rules. The zero value changes nothing.
type Policy struct {
	Severity map[string]string             `json:"severity,omitempty"` // by rule: error, warning, info or off
	Limits   map[string]map[string]float64 `json:"limits,omitempty"`   // by rule and name
	Codes    raci.CodeSet                  `json:"codes,omitzero"`     // of duties; RACI where nothing is said
	Engines  []string                      `json:"engines,omitempty"`  // process engines that have to accept the process
	Waivers  []Waiver                      `json:"waivers,omitempty"`
	Today    string                        `json:"-"` // by which waivers are over; empty: none is
}

// Waiver says that a finding is known and borne, why, and until when.
type Waiver struct {
	ID      string   `json:"id,omitempty"` // where a library keeps it
	Rule    string   `json:"rule"`
	Process model.ID `json:"process,omitempty" doc:"Id of a BPMN process; empty: any"`
	Element model.ID `json:"element,omitempty" doc:"Empty: wherever the rule finds something"`
	Reason  string   `json:"reason"`
	Until   string   `json:"until,omitempty" doc:"The last day it holds: 2026-12-31; empty: for good"`
	By      string   `json:"by,omitempty" doc:"Who says so"`
}

// Process engines that a policy can name: Camunda 7 with its successors such as Operaton, Camunda 8 (8.8 and later), and
// Flowable 7 and later.
const (
	Camunda7 = "camunda7"
	Camunda8 = "camunda8"
	Flowable = "flowable"
)

// Engines are all process engines that a policy can name.
var Engines = []string{Camunda7, Camunda8, Flowable}

// EngineTitle is an engine's name for people, with its successors.
func EngineTitle(engine string) string {
	return map[string]string{Camunda7: "Camunda 7 / Operaton", Camunda8: "Camunda 8", Flowable: "Flowable"}[engine]
}

// Bounds of what a policy may hold.
const (
	mostPolicyBytes = 1 << 20
	mostWaivers     = 10_000
	longestReason   = 2_000
)

// DecodePolicy reads a policy. Whatever it does not know is refused; errors are *problem.Problem.
func DecodePolicy(r io.Reader) (*Policy, error) {
	data, err := io.ReadAll(io.LimitReader(r, mostPolicyBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read policy: %w", err)
	}
	if len(data) > mostPolicyBytes {
		return nil, problem.New("policy.too-large", problem.Say("The rules have more than 1 MB.", "规则文件超过 1 MB。"),
			problem.Say("Split the waivers by process.", "请按流程拆分豁免。"))
	}
	p := &Policy{}
	if err := strictly(data, p); err != nil {
		return nil, err
	}
	return p, p.sane()
}

func strictly(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	err := d.Decode(into)
	if err == nil {
		if _, more := d.Token(); more == io.EOF {
			return nil
		}
		err = errors.New("more than one value")
	}
	if known := problem.Of(err); known != nil {
		return known
	}
	return problem.New("policy.unreadable", problem.Say("The rules cannot be read: %s.", "无法读取规则文件：%s。", err),
		problem.Say("“sandtable rules --json” prints a file to begin with.", "可用“sandtable rules --json”生成一份规则文件作为起点。")).Because(err)
}

// sane refuses what no policy can mean, whatever the rules are.
func (p *Policy) sane() error {
	for rule, s := range p.Severity {
		if !slices.Contains([]string{"error", "warning", "info", Off}, s) {
			return wrong(Pointer("severity", rule), problem.Say("%q is no severity.", "%q 不是有效的级别。", s), problem.Say("Write error, warning, info or off.", "请写 error、warning、info 或 off。"))
		}
	}
	if err := p.KnowsEngines(); err != nil {
		return err
	}
	if len(p.Waivers) > mostWaivers {
		return wrong("/waivers", problem.Say("There are %d waivers.", "共有 %d 条豁免。", len(p.Waivers)), problem.Say("At most %d are possible.", "最多支持 %d 条。", mostWaivers))
	}
	for i := range p.Waivers {
		if err := p.Waivers[i].Sane(); err != nil {
			return problem.Of(err).Located(problem.Place{Path: Pointer("waivers", fmt.Sprint(i)) + problem.Of(err).At.Path})
		}
	}
	return nil
}

// KnowsEngines refuses a policy that names engines that there are none of; its error is a *problem.Problem.
func (p *Policy) KnowsEngines() error {
	for i, name := range p.Engines {
		if !slices.Contains(Engines, name) {
			return problem.New("policy.unknown-engine", problem.Say("There is no process engine %q.", "没有名为 %q 的流程引擎。", name),
				problem.Say("Write camunda7, camunda8 or flowable.", "请写 camunda7、camunda8 或 flowable。")).
				Located(problem.Place{Path: Pointer("engines", fmt.Sprint(i))})
		}
	}
	return nil
}

// Sane refuses a waiver that says too little or too much; its errors are *problem.Problem.
func (w *Waiver) Sane() error {
	switch {
	case w.Rule == "":
		return wrong("/rule", problem.Say("A waiver does not say which rule it is about.", "豁免没有说明针对哪条规则。"), problem.Say("Name the rule.", "请填写规则。"))
	case len([]rune(w.Reason)) < 1:
		return wrong("/reason", problem.Say("A waiver has no reason.", "豁免没有填写理由。"), problem.Say("Say why this is borne, for those who come after.", "请写明为何接受该问题，便于后人理解。"))
	case len(w.Reason) > longestReason:
		return wrong("/reason", problem.Say("The reason of a waiver has more than %d bytes.", "豁免理由超过 %d 字节。", longestReason), problem.Say("Shorten it.", "请精简。"))
	case w.Until != "" && !isDay(w.Until):
		return wrong("/until", problem.Say("%q is no day.", "%q 不是日期。", w.Until), problem.Say("Write it as 2026-12-31.", "请写成 2026-12-31 的形式。"))
	}
	return nil
}

func wrong(path string, message, hint problem.Text) error {
	return problem.New("policy.wrong", message, hint).Located(problem.Place{Path: path})
}

// Off is the severity of a rule that is not looked at.
const Off = "off"

// SeverityOf is a rule's severity under the policy; false where it is off.
func (p *Policy) SeverityOf(r *Rule) (Severity, bool) {
	switch p.Severity[r.ID] {
	case Off:
		return r.Severity, false
	case "info":
		return Info, true
	case "warning":
		return Warning, true
	case "error":
		return Error, true
	}
	return r.Severity, !r.Off
}

// Waived is the waiver that covers a finding in one of the processes, or nil. One that holds longest is
// taken; over says that there is one that does not hold any more.
func (p *Policy) Waived(f *Finding, process model.ID) (w *Waiver, over bool) {
	for i := range p.Waivers {
		x := &p.Waivers[i]
		if x.Rule != f.Rule || x.Element != "" && x.Element != f.Element || x.Process != "" && x.Process != process {
			continue
		}
		if x.Until != "" && p.Today != "" && x.Until < p.Today {
			over = true
			continue
		}
		if w == nil || x.Until == "" || w.Until != "" && x.Until > w.Until {
			w = x
		}
	}
	return w, over && w == nil
}

// isDay says whether a text is a day as in 2026-12-31.
func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
