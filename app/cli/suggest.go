package cli

import (
	"context"

	"golang.org/x/mod/semver"

	"sandtable/app"
	"sandtable/engine/change"
	"sandtable/engine/problem"
	"sandtable/storage/bundle"
	"sandtable/storage/registry"
)

// draftedChangelog is what a changelog is called that no file holds.
const draftedChangelog = "\x00changelog"

// suggestedJSON is why a package has its version.
type suggestedJSON struct {
	Last    string        `json:"last"` // the release that it was compared with; empty: none
	Weight  change.Weight `json:"weight"`
	Reasons []string      `json:"reasons"`
	More    int           `json:"more"`
}

// suggest gives a recipe the version that its changes ask for, and a changelog unless it has one.
func (c *console) suggest(ctx context.Context, recipe *app.Recipe, packing *app.Packing, f packFlags) (*app.Suggestion, error) {
	if f.to == "" {
		return nil, problem.New("cli.needs-registry", problem.Say("--to is missing: there is nothing to compare with", "缺少 --to：没有可比较的对象"), problem.Say("name the registry with the last release", "请指定上一版本所在的仓库"))
	}
	r, err := c.registry(ctx, f.to, f.registry)
	if err != nil {
		return nil, err
	}
	last, err := app.LastRelease(ctx, r, recipe.ID)
	if err != nil {
		return nil, err
	}
	if recipe.Version == "" {
		recipe.Version = "1.0.0" // it is about to be found out
	}
	packed, err := app.Pack(ctx, recipe, *packing)
	if err != nil {
		return nil, err
	}
	s, err := app.Suggest(last, packed.Bundle, recipe.Languages()...)
	if err != nil {
		return nil, err
	}
	if f.version == "" {
		recipe.Version = s.Version
	}
	if recipe.Changelog == "" {
		recipe.Changelog = draftedChangelog
		open := packing.Open
		packing.Open = func(name string) ([]byte, error) {
			if name == draftedChangelog {
				return []byte(s.Changelog), nil
			}
			return open(name)
		}
	}
	return s, nil
}

func (c *console) suggestedIn(s *app.Suggestion) *suggestedJSON {
	if s == nil {
		return nil
	}
	answer := &suggestedJSON{Last: s.Last, Weight: s.Weight, Reasons: []string{}, More: s.More}
	for _, r := range s.Reasons {
		answer.Reasons = append(answer.Reasons, r.In(c.language))
	}
	return answer
}

// told is a suggestion for a screen.
func (c *console) told(s *app.Suggestion) string {
	switch {
	case s == nil:
		return ""
	case s.Last == "":
		return c.say("Nothing was published yet: this is the first release.\n", "此前没有发布过：这是首个版本。\n")
	case s.Weight == change.None:
		return c.say("Nothing differs from %s.\n", "与 %s 相比没有变化。\n", s.Last)
	}
	text := c.say("Since %s: %s, because\n", "相对 %s：%s，因为\n", s.Last, s.Weight.Title().In(c.language))
	for _, r := range s.Reasons {
		text += "  " + legible(r.In(c.language)) + "\n"
	}
	if s.More > 0 {
		text += c.say("  and %d more\n", "  以及另外 %d 处\n", s.More)
	}
	return text
}

// weigh tells whoever publishes a version that the changes ask for more than its number says. It does not stand in the way, and neither does a
// last release that cannot be read.
func (c *console) weigh(ctx context.Context, r *registry.Registry, b *bundle.Bundle) {
	last, err := app.LastRelease(ctx, r, b.Manifest.ID)
	if err != nil || last == nil || last.Digest() == b.Digest() {
		return
	}
	s, err := app.Suggest(last, b)
	if err != nil {
		return
	}
	if s.Weight == change.None || semver.Compare("v"+b.Manifest.Version, "v"+s.Last) <= 0 || semver.Compare("v"+b.Manifest.Version, "v"+s.Version) >= 0 {
		return
	}
	c.note(*problem.New("package.light", problem.Say("the changes since %[1]s ask for %[2]s: %[3]s", "相对 %[1]s 的变化应使用版本号 %[2]s：%[4]s", s.Last, s.Version, s.Reasons[0].EN, s.Reasons[0].ZH),
		problem.Say("“sandtable pack --suggest” takes it", "可用“sandtable pack --suggest”自动确定版本号")))
}
