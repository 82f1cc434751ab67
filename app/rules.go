package app

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"sandtable/engine/check"
	"sandtable/engine/check/rules"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/storage"
)

// Rules is the service for what the checker looks for, and for how a company tunes it.
type Rules struct {
	library *storage.Library
	now     func() time.Time
}

// policySetting is where the library keeps its policy, as JSON.
const policySetting = "checks.policy"

// Policy is how the library tunes the rules. Waivers are kept with their processes: it has none.
func (s *Rules) Policy(ctx context.Context) (*finding.Policy, error) {
	text, err := s.library.Setting(ctx, policySetting)
	if errors.Is(err, storage.ErrNotFound) {
		return &finding.Policy{}, nil
	}
	if err != nil {
		return nil, unavailable(err)
	}
	p, err := finding.DecodePolicy(strings.NewReader(text))
	if err != nil {
		return nil, failed(err)
	}
	return p, nil
}

// SetPolicy tunes the rules for the whole library. What there is no such rule, limit or engine for is refused.
func (s *Rules) SetPolicy(ctx context.Context, p finding.Policy) error {
	if len(p.Waivers) > 0 {
		return problem.New("policy.waivers-elsewhere", problem.Say("Waivers belong to a process, not to the library.", "豁免属于具体流程，不属于整个流程库。"),
			problem.Say("Waive a finding where it is shown.", "请在问题所在处设置豁免。"))
	}
	data, err := json.Marshal(p)
	if err != nil {
		return failed(err)
	}
	read, err := finding.DecodePolicy(strings.NewReader(string(data)))
	if err != nil {
		return failed(err)
	}
	if err := check.Fit(read); err != nil {
		return err
	}
	return explain(aPolicy, s.library.PutSetting(ctx, policySetting, string(data)))
}

// For is the policy under which a process is checked today: the library's, with the waivers of the process. Without
// one it is the library's.
func (s *Rules) For(ctx context.Context, process ProcessID) (*finding.Policy, error) {
	p, err := s.Policy(ctx)
	if err != nil {
		return nil, err
	}
	p.Today = s.now().Format(time.DateOnly)
	if process == "" {
		return p, nil
	}
	p.Waivers, err = s.Waivers(ctx, process)
	return p, err
}

// Page is what is to be said about a rule.
func (s *Rules) Page(id string) (rules.Page, error) {
	if page, ok := rules.Of(id); ok {
		return page, nil
	}
	return rules.Page{}, notFound(aRule)
}
