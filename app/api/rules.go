package api

import (
	"context"
	"net/http"

	"sandtable/app"
	"sandtable/engine/check"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

// Rule is one thing that the checker looks for, and how it is tuned.
type Rule struct {
	ID       string  `json:"id"`
	Title    string  `json:"title"`
	Severity string  `json:"severity" enum:"error,warning,info,off" doc:"As the library has it"`
	Default  string  `json:"default" enum:"error,warning,info,off"`
	Limits   []Limit `json:"limits" nullable:"false"`
}

// Limit is a threshold of a rule.
type Limit struct {
	Name    string  `json:"name"`
	Means   string  `json:"means"`
	Value   float64 `json:"value" doc:"As the library has it"`
	Default float64 `json:"default"`
	Min     float64 `json:"min"`
}

// RuleGroup is rules that belong together.
type RuleGroup struct {
	Name  string `json:"name"`
	Rules []Rule `json:"rules" nullable:"false"`
}

// Named is something to choose from.
type Named struct {
	Name  string `json:"name"`
	Title string `json:"title"`
}

// RuleBook is all that can be tuned.
type RuleBook struct {
	Groups   []RuleGroup    `json:"groups" nullable:"false"`
	CodeSets []raci.CodeSet `json:"codeSets" nullable:"false"`
	Engines  []Named        `json:"engines" nullable:"false"`
	Policy   finding.Policy `json:"policy"`
}

// RulePage is what is to be said about a rule.
type RulePage struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Text     string   `json:"text" doc:"Markdown"`
	Accepted string   `json:"accepted" doc:"BPMN 2.0 without a drawing"`
	Rejected string   `json:"rejected" doc:"BPMN 2.0 without a drawing"`
	At       []string `json:"at" nullable:"false" doc:"Where something is found in what is rejected"`
}

func (r *routes) rules() {
	handle(r, operation(http.MethodGet, "/api/rules", "listRules", "What the checker looks for, and how the library tunes it"),
		func(ctx context.Context, _ *none) (*body[RuleBook], error) {
			policy, err := r.app.Rules.Policy(ctx)
			if err != nil {
				return nil, err
			}
			return answer(ruleBook(policy, languageOf(ctx)), nil)
		})
	handle(r, operation(http.MethodGet, "/api/rules/{id}", "getRule", "What is to be said about a rule"),
		func(ctx context.Context, in *struct {
			ID string `path:"id"`
		}) (*body[RulePage], error) {
			p, err := r.app.Rules.Page(in.ID)
			l := languageOf(ctx)
			return answer(RulePage{in.ID, p.Title.In(l), p.Text.In(l), p.Accepted.Process, p.Rejected.Process, listed(p.At)}, err)
		})
	handle(r, operation(http.MethodGet, "/api/policy", "getPolicy", "How the library tunes the rules"),
		func(ctx context.Context, _ *none) (*body[*finding.Policy], error) {
			return answer(r.app.Rules.Policy(ctx))
		})
	handle(r, withStatus(operation(http.MethodPut, "/api/policy", "setPolicy", "Tune the rules for the whole library"), http.StatusNoContent),
		func(ctx context.Context, in *struct{ Body finding.Policy }) (*none, error) {
			return nil, r.app.Rules.SetPolicy(ctx, in.Body)
		})
	r.waivers()
}

func (r *routes) waivers() {
	const all = "/api/processes/{id}/waivers"
	handle(r, operation(http.MethodGet, all, "listWaivers", "The waivers of a process, the oldest first"),
		func(ctx context.Context, in *ProcessPath) (*body[list[finding.Waiver]], error) {
			found, err := r.app.Rules.Waivers(ctx, in.ID)
			return answerList(listed(found), err)
		})
	handle(r, withStatus(operation(http.MethodPost, all, "waive", "Say of what a rule finds that it is known and borne"), http.StatusCreated),
		func(ctx context.Context, in *struct {
			ProcessPath
			Body finding.Waiver
		}) (*body[finding.Waiver], error) {
			return answer(r.app.Rules.Waive(ctx, in.ID, in.Body))
		})
	handle(r, withStatus(operation(http.MethodDelete, "/api/waivers/{id}", "takeWaiverBack", "End a waiver"), http.StatusNoContent),
		func(ctx context.Context, in *struct {
			ID app.WaiverID `path:"id"`
		}) (*none, error) {
			return nil, r.app.Rules.TakeBack(ctx, in.ID)
		})
}

func ruleBook(p *finding.Policy, l problem.Language) RuleBook {
	b := RuleBook{Groups: []RuleGroup{}, CodeSets: raci.CodeSets, Engines: []Named{}, Policy: *p}
	for _, e := range finding.Engines {
		b.Engines = append(b.Engines, Named{e, finding.EngineTitle(e)})
	}
	for _, g := range check.Groups() {
		group := RuleGroup{Name: g.Name, Rules: []Rule{}}
		for _, x := range g.Rules {
			group.Rules = append(group.Rules, rule(x, p, l))
		}
		b.Groups = append(b.Groups, group)
	}
	return b
}

func rule(x *finding.Rule, p *finding.Policy, l problem.Language) Rule {
	said := Rule{ID: x.ID, Title: x.Title.In(l), Severity: finding.Off, Default: finding.Off, Limits: []Limit{}}
	if severity, on := p.SeverityOf(x); on {
		said.Severity = severity.String()
	}
	if !x.Off {
		said.Default = x.Severity.String()
	}
	for _, limit := range x.Limits {
		value := limit.Default
		if tuned, ok := p.Limits[x.ID][limit.Name]; ok {
			value = tuned
		}
		said.Limits = append(said.Limits, Limit{limit.Name, limit.Means.In(l), value, limit.Default, limit.Min})
	}
	return said
}
