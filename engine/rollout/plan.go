// Package rollout is how a new version of a template reaches a company in stages (灰度发布): a plan says which
// share of the organisational units gets it when, and what has to hold before the next step; a log says what was done; and
// which version a unit gets follows from both.
//
// DESIGN.md beside this file says which hash decides, and why.
package rollout

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// Plan is how a channel goes from one version of a template to another.
type Plan struct {
	ID       string `json:"id"`             // of the rollout
	Template string `json:"template"`       // such as acme/order
	Channel  string `json:"channel"`        // such as stable
	From     string `json:"from"`           // the version in the channel before
	To       string `json:"to"`             // the version in it afterwards
	Seed     string `json:"seed,omitempty"` // decides who comes first; empty: the id, so that no two rollouts begin with the same units
	Steps    []Step `json:"steps"`
}

// Step is who has the new version, and what has to hold before it begins. Who has it keeps it in all later steps; the last step is everybody, and
// entering it moves the channel.
type Step struct {
	Name   string   `json:"name,omitempty"`
	Share  float64  `json:"share,omitempty"` // of all units, 0 to 1; 0: no more than before
	Units  []string `json:"units,omitempty"` // ids of units besides
	Before Gate     `json:"before,omitzero"`
}

// Gate is what has to hold before a step begins. The zero value is always open.
type Gate struct {
	Approval *Approval         `json:"approval,omitempty"`
	Wait     scenario.Duration `json:"wait,omitempty"`   // how long the step before has to have run, pauses not counted
	Limits   *Limits           `json:"limits,omitempty"` // of what was reported in the step before
}

// Approval is who has to agree.
type Approval struct {
	By    []string `json:"by,omitempty"`    // names of users; empty: whoever may release
	Count int      `json:"count,omitempty"` // how many of them; 0: one
}

// Limits bound what is reported from the units that have the new version.
type Limits struct {
	Cases   int     `json:"cases,omitempty"`   // how many cases the report has to be about, at least
	Kept    float64 `json:"kept,omitempty"`    // the least share of promises kept (SLA), 0 to 1; 0: any
	Defects *int    `json:"defects,omitempty"` // the most defects; left out: any number
}

// Staged are the steps of the usual plan: pilots first, if there are any, then growing shares of the units, and everybody as the last. Each step waits until the one
// before has run so long, and for one of the approvers, if there are any.
func Staged(pilots []string, shares []float64, wait scenario.Duration, approvers []string) []Step {
	var steps []Step
	if len(pilots) > 0 {
		steps = append(steps, Step{Units: pilots})
	}
	for _, share := range shares {
		steps = append(steps, Step{Share: share})
	}
	if n := len(steps); n == 0 || steps[n-1].Share != 1 {
		steps = append(steps, Step{Share: 1})
	}
	for i := range steps {
		if len(approvers) > 0 {
			steps[i].Before.Approval = &Approval{By: approvers}
		}
		if i > 0 {
			steps[i].Before.Wait = wait
		}
	}
	return steps
}

//go:embed plan.schema.json
var schema []byte

// Schema is the JSON Schema (draft 2020-12) of a plan, as published.
func Schema() []byte { return slices.Clone(schema) }

// Bounds of a plan.
const (
	mostBytes   = 4 << 20
	mostSteps   = 100
	mostUnits   = 20_000
	longestText = 200 // characters of a name
)

var (
	templatePattern = regexp.MustCompile(`^[a-z0-9]+([._-][a-z0-9]+)*(/[a-z0-9]+([._-][a-z0-9]+)*)*$`)
	channelPattern  = regexp.MustCompile(`^[a-z][a-z0-9._-]{0,62}$`)
	versionPattern  = regexp.MustCompile(`^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$`)
)

// IsChannel says whether a text can be the name of a channel: lower-case letters, digits and . _ -, and a letter first.
func IsChannel(name string) bool { return channelPattern.MatchString(name) }

// Decode reads a plan. What it does not know, and what makes no sense, is refused; errors are *problem.Problem with a JSON pointer.
func Decode(r io.Reader) (*Plan, error) {
	data, err := io.ReadAll(io.LimitReader(r, mostBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read rollout plan: %w", err)
	}
	if len(data) > mostBytes {
		return nil, bad("", problem.Say("The plan has more than 4 MB.", "发布计划超过 4 MB。"), problem.Say("Use shares instead of long lists of units.", "请改用比例，避免过长的单位清单。"))
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	p := &Plan{}
	if err := d.Decode(p); err != nil {
		if known := problem.Of(err); known != nil {
			return nil, known
		}
		return nil, bad("", problem.Say("The plan cannot be read: %v.", "无法读取发布计划：%v。", err), problem.Say("Correct it where the message points.", "请按提示的位置修正。"))
	}
	if d.More() {
		return nil, bad("", problem.Say("There is more after the plan.", "计划之后还有多余内容。"), problem.Say("Keep one plan in one file.", "一个文件只写一个计划。"))
	}
	return p, p.Sane()
}

// Sane refuses a plan that cannot be carried out. The error is the first *problem.Problem.
func (p *Plan) Sane() error {
	switch {
	case strings.TrimSpace(p.ID) == "" || len(p.ID) > longestText:
		return bad("/id", problem.Say("The plan has no usable id.", "计划缺少有效的 id。"), problem.Say("Give it a short id of its own.", "请填写简短且唯一的 id。"))
	case len(p.Template) > longestText || !templatePattern.MatchString(p.Template):
		return bad("/template", problem.Say("“%s” is no id of a template.", "“%s”不是模板标识。", p.Template), problem.Say("Write it like acme/order.", "请写成 acme/order 的形式。"))
	case !IsChannel(p.Channel):
		return bad("/channel", problem.Say("“%s” cannot be the name of a channel.", "“%s”不能作为通道名称。", p.Channel), problem.Say("Use lower-case letters, digits and . _ -, such as stable.", "请使用小写字母、数字和 . _ -，例如 stable。"))
	case !versionPattern.MatchString(p.From):
		return bad("/from", problem.Say("“%s” is no semantic version.", "“%s”不是语义化版本号。", p.From), problem.Say("Write three numbers, such as 1.2.0.", "请写三段数字，例如 1.2.0。"))
	case !versionPattern.MatchString(p.To):
		return bad("/to", problem.Say("“%s” is no semantic version.", "“%s”不是语义化版本号。", p.To), problem.Say("Write three numbers, such as 1.2.0.", "请写三段数字，例如 1.2.0。"))
	case p.From == p.To:
		return bad("/to", problem.Say("The plan leads from %s to the same version.", "计划的起止版本都是 %s。", p.From), problem.Say("Name the new version.", "请指定新版本。"))
	case len(p.Steps) == 0 || len(p.Steps) > mostSteps:
		return bad("/steps", problem.Say("The plan has %d steps.", "计划有 %d 个步骤。", len(p.Steps)), problem.Say("Give it one to %d.", "请设置 1 到 %d 个步骤。", mostSteps))
	}
	return p.saneSteps()
}

func (p *Plan) saneSteps() error {
	share, units := 0.0, 0
	for i, s := range p.Steps {
		at := "/steps/" + strconv.Itoa(i)
		switch last := i == len(p.Steps)-1; {
		case math.IsNaN(s.Share) || s.Share < 0 || s.Share > 1:
			return bad(at+"/share", problem.Say("%v is no share.", "%v 不是有效比例。", s.Share), problem.Say("Shares go from 0 to 1: 0.05 is one unit in twenty.", "比例取 0 到 1：0.05 表示 5%% 的单位。"))
		case s.Share != 0 && s.Share <= share:
			return bad(at+"/share", problem.Say("The share does not grow: it was %v before.", "比例没有增加：前一步已是 %v。", share), problem.Say("Whoever has the new version keeps it; let each share be larger than the last, or leave it out.", "已升级的单位不会退回；请让比例逐步增加，或省略该字段。"))
		case s.Share == 0 && len(s.Units) == 0:
			return bad(at, problem.Say("Nobody is added in this step.", "该步骤没有新增任何单位。"), problem.Say("Give it a share, or a list of units.", "请填写比例或单位清单。"))
		case last != (s.Share == 1):
			return bad(at+"/share", problem.Say("The last step has to be everybody, and no other one.", "最后一步必须是全部单位，且只能是最后一步。"), problem.Say("Give the last step the share 1.", "请将最后一步的比例设为 1。"))
		case len([]rune(s.Name)) > longestText:
			return bad(at+"/name", problem.Say("The name has more than %d characters.", "名称超过 %d 个字符。", longestText), problem.Say("Shorten it.", "请缩短。"))
		}
		if units += len(s.Units); units > mostUnits {
			return bad(at+"/units", problem.Say("The plan lists more than %d units.", "计划列出的单位超过 %d 个。", mostUnits), problem.Say("Use a share instead.", "请改用比例。"))
		}
		if j := slices.IndexFunc(s.Units, func(u string) bool { return strings.TrimSpace(u) == "" || u != strings.TrimSpace(u) }); j >= 0 {
			return bad(fmt.Sprintf("%s/units/%d", at, j), problem.Say("A unit has no usable id.", "有单位缺少有效的 id。"), problem.Say("Write the unit's id without spaces around it.", "请填写单位 id，前后不要有空格。"))
		}
		if err := s.Before.sane(i, at+"/before"); err != nil {
			return err
		}
		share = max(share, s.Share)
	}
	return nil
}

func (g *Gate) sane(step int, at string) error {
	if step == 0 && (g.Wait != 0 || g.Limits != nil) {
		return bad(at, problem.Say("Before the first step nothing runs that could be waited for or measured.", "第一步之前没有正在运行的步骤，无法等待或度量。"), problem.Say("Keep approval there, and put the rest into a later step.", "此处仅保留审批，其余条件请放到后续步骤。"))
	}
	if a := g.Approval; a != nil && (a.Count < 0 || a.Count > mostSteps || len(a.By) > 0 && a.Count > len(a.By)) {
		return bad(at+"/approval/count", problem.Say("%d people cannot approve.", "无法由 %d 人审批。", a.Count), problem.Say("Ask for no more approvals than there are names in the list.", "审批人数不能超过名单人数。"))
	}
	if l := g.Limits; l != nil {
		switch {
		case math.IsNaN(l.Kept) || l.Kept < 0 || l.Kept > 1:
			return bad(at+"/limits/kept", problem.Say("%v is no share.", "%v 不是有效比例。", l.Kept), problem.Say("Shares go from 0 to 1: 0.95 is ninety-five in a hundred.", "比例取 0 到 1：0.95 表示 95%%。"))
		case l.Cases < 0 || l.Defects != nil && *l.Defects < 0:
			return bad(at+"/limits", problem.Say("A limit is negative.", "限值为负数。"), problem.Say("Counts begin at 0.", "计数从 0 开始。"))
		}
	}
	return nil
}

func bad(path string, message, hint problem.Text) error {
	return problem.New("rollout.bad-plan", message, hint).Located(problem.Place{Path: path})
}
