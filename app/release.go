package app

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/mod/semver"

	"sandtable/engine/bpmn"
	"sandtable/engine/change"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/storage/bundle"
)

// Suggestion is what the next release of a template would be called, and why.
type Suggestion struct {
	Last      string // the version that it is compared with; empty: nothing was published yet
	Version   string
	Weight    change.Weight
	Reasons   []problem.Text // the changes that weigh as much, at most a few
	More      int            // how many more there are
	Processes []ReleaseChanges
	Changelog string // a draft, in Markdown: this version's section before those of the last release
}

// ReleaseChanges are those of one process between two releases.
type ReleaseChanges struct {
	Name    bundle.Text
	Fate    change.Kind // Added or Removed as a whole; Changed otherwise
	Changes []change.Change
}

// Suggest compares a package with the last release of its template, or nil, and suggests a version: the next major one where something is gone that
// others count on, the next minor one where something is new, else the next patch. Before 1.0.0 nothing is promised yet, so that what breaks is a
// minor version there. The changelog is drafted in the languages given.
func Suggest(last, now *bundle.Bundle, languages ...problem.Language) (*Suggestion, error) {
	s := &Suggestion{Version: "1.0.0", Weight: change.None}
	if last == nil {
		s.Changelog = firstSection(s.Version, languages)
		return s, nil
	}
	s.Last = last.Manifest.Version
	whole := &change.Difference{}
	for _, p := range now.Manifest.Processes {
		was := counterpart(&last.Manifest, p)
		if was == nil {
			s.came(whole, p.Name, change.Added)
			continue
		}
		before, err := releasedState(last, *was)
		if err != nil {
			return nil, err
		}
		after, err := releasedState(now, p)
		if err != nil {
			return nil, err
		}
		d := change.Between(before, after)
		whole.Changes = append(whole.Changes, d.Changes...)
		if !d.Equal() {
			s.Processes = append(s.Processes, ReleaseChanges{p.Name, change.Changed, d.Changes})
		}
	}
	for _, was := range last.Manifest.Processes {
		if counterpart(&now.Manifest, was) == nil {
			s.came(whole, was.Name, change.Removed)
		}
	}
	s.described(whole, &last.Manifest, &now.Manifest)
	w := whole.Weigh()
	s.Weight, s.Reasons, s.More = w.Weight, w.Reasons, w.More
	s.Version = NextVersion(s.Last, w.Weight)
	s.Changelog = s.changelog(last, languages)
	return s, nil
}

// came tells that a process as a whole is new or gone.
func (s *Suggestion) came(whole *change.Difference, name bundle.Text, fate change.Kind) {
	x := change.Change{Kind: fate, Group: change.Diagram, What: "process", Weight: change.Feature,
		Text: problem.Say("Process “%[1]s” was added.", "新增了流程“%[2]s”。", name.Any(), chineseOf(name))}
	if fate == change.Removed {
		x.Weight, x.Text = change.Breaking, problem.Say("Process “%[1]s” was removed.", "删除了流程“%[2]s”。", name.Any(), chineseOf(name))
	}
	whole.Changes = append(whole.Changes, x)
	s.Processes = append(s.Processes, ReleaseChanges{name, fate, []change.Change{x}})
}

// described tells what the template says of itself otherwise than before.
func (s *Suggestion) described(whole *change.Difference, last, now *bundle.Manifest) {
	add := func(en, zh string) {
		whole.Changes = append(whole.Changes, change.Change{Kind: change.Changed, Group: change.Texts, What: "text", Weight: change.Patch, Text: problem.Text{EN: en, ZH: zh}})
	}
	if last.Name != now.Name {
		add("The template is called otherwise.", "模板名称有变化。")
	}
	if last.Summary != now.Summary {
		add("The template is described otherwise.", "模板简介有变化。")
	}
	if last.ProcessClass != now.ProcessClass || last.Industry != now.Industry {
		add("The template is classed otherwise.", "模板分类有变化。")
	}
	if fmt.Sprint(last.Requires) != fmt.Sprint(now.Requires) {
		add("The template requires other templates.", "模板依赖有变化。")
	}
}

// counterpart is a process of the same id in another manifest, or nil.
func counterpart(m *bundle.Manifest, of bundle.Process) *bundle.Process {
	for i, p := range m.Processes {
		if p.ID == of.ID && (p.ID != "" || p.File == of.File) {
			return &m.Processes[i]
		}
	}
	return nil
}

// releasedState is a process of a package as it is compared.
func releasedState(b *bundle.Bundle, p bundle.Process) (state change.State, err error) {
	if state.Drawing, err = bpmn.Decode(bytes.NewReader(b.Part(p.File).Content)); err != nil {
		return state, placedIn(p.File, err)
	}
	state.Scenarios = []change.Numbers{}
	for _, run := range p.Scenarios {
		numbers, err := scenario.Decode(bytes.NewReader(b.Part(run.File).Content))
		if err != nil {
			return state, placedIn(run.File, err)
		}
		state.Scenarios = append(state.Scenarios, change.Numbers{ID: run.File, Name: run.Name, Scenario: numbers})
	}
	return state, nil
}

// NextVersion is the version behind another one, by what the changes weigh; the same where nothing differs. A version before a
// release (1.2.0-rc.1) is followed by that release, unless more has changed than it announces.
func NextVersion(last string, w change.Weight) string {
	var major, minor, patch int
	core, _, _ := strings.Cut(strings.TrimSuffix(last, semver.Build("v"+last)), "-")
	if _, err := fmt.Sscanf(core, "%d.%d.%d", &major, &minor, &patch); err != nil {
		return "1.0.0"
	}
	early := semver.Prerelease("v"+last) != ""
	switch {
	case w == change.None:
		return last
	case early && (w == change.Patch || minor == 0 && patch == 0 || w == change.Feature && patch == 0):
		return core
	case w == change.Breaking && major > 0:
		return fmt.Sprintf("%d.0.0", major+1)
	case w == change.Breaking, w == change.Feature:
		return fmt.Sprintf("%d.%d.0", major, minor+1)
	}
	return fmt.Sprintf("%d.%d.%d", major, minor, patch+1)
}

// mostLines is how many changes a section of the changelog lists in one language.
const mostLines = 100

func firstSection(version string, languages []problem.Language) string {
	text := "## " + version + "\n"
	for _, l := range languages {
		text += "\n- " + problem.Say("First release.", "首次发布。").In(l) + "\n"
	}
	return text
}

// changelog drafts the section of this version from the sentences of the difference, before what the last release says.
// Where nothing differs, nothing is said either, so that the same package comes of it.
func (s *Suggestion) changelog(last *bundle.Bundle, languages []problem.Language) string {
	before := ""
	if p := last.Part(last.Manifest.Changelog); last.Manifest.Changelog != "" && p != nil {
		before = strings.TrimPrefix(string(p.Content), "\ufeff")
	}
	if s.Weight == change.None {
		return before
	}
	var b strings.Builder
	b.WriteString("## " + s.Version + "\n")
	for _, l := range languages {
		b.WriteString("\n")
		s.section(&b, l)
	}
	if before != "" {
		b.WriteString("\n" + before)
	}
	return b.String()
}

// section lists the changes in one language. That something only stands elsewhere is one line.
func (s *Suggestion) section(b *strings.Builder, l problem.Language) {
	lines := 0
	for _, p := range s.Processes {
		if len(s.Processes) > 1 && p.Fate == change.Changed {
			name := p.Name.Any()
			if l == problem.Chinese {
				name = chineseOf(p.Name)
			}
			b.WriteString("### " + name + "\n\n")
		}
		moved := 0
		for i := range p.Changes {
			x := &p.Changes[i]
			if x.Group == change.Layout {
				moved++
				continue
			}
			if lines++; lines <= mostLines {
				b.WriteString("- " + escaped(x.Text.In(l)) + "\n")
			}
		}
		if moved > 0 {
			b.WriteString("- " + problem.Say("The drawing is arranged anew.", "调整了流程图布局。").In(l) + "\n")
		}
	}
	switch {
	case lines > mostLines:
		b.WriteString("- " + problem.Say("And %d more changes.", "另有 %d 处变化。", lines-mostLines).In(l) + "\n")
	case len(s.Processes) == 0:
		b.WriteString("- " + problem.Say("Descriptions only.", "仅调整模板说明。").In(l) + "\n")
	}
}

// escaped keeps names that people gave from being Markdown.
func escaped(text string) string {
	return strings.NewReplacer("\\", "\\\\", "*", "\\*", "_", "\\_", "`", "\\`", "[", "\\[", "<", "\\<", "\n", " ").Replace(text)
}

// chineseOf is the Chinese text, or the English where there is none.
func chineseOf(t bundle.Text) string {
	if t.ZH != "" {
		return t.ZH
	}
	return t.EN
}
