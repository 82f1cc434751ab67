package app

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"sandtable/engine"
	"sandtable/engine/change"
	"sandtable/engine/check"
	"sandtable/engine/handbook"
	"sandtable/engine/handbook/docx"
	"sandtable/engine/handbook/web"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/storage"
)

// HandbookFormat is what a handbook is written as.
type HandbookFormat string

const (
	HandbookHTML HandbookFormat = "html" // one file for browsers, to be printed
	HandbookDOCX HandbookFormat = "docx" // for Word, WPS and LibreOffice
)

// MediaType is that of a file in the format.
func (f HandbookFormat) MediaType() string {
	if f == HandbookDOCX {
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	}
	return "text/html"
}

// Write writes a handbook in the format. The same document makes the same bytes.
func (f HandbookFormat) Write(w io.Writer, d *handbook.Document) error {
	if f == HandbookDOCX {
		return docx.Write(w, d)
	}
	return web.Write(w, d)
}

// Handbooks is the service that writes processes down as documents.
type Handbooks struct {
	library *storage.Library
	rules   *Rules
}

// HandbookRequest is a handbook that somebody wants.
type HandbookRequest struct {
	Process   ProcessID
	Languages []problem.Language // one, or two of which the first leads
	Without   []handbook.Chapter
	Since     int64 // the revision that changes are told from; 0: they are not told
	Version   string
	Owner     string
	Date      string // 2026-11-28; empty: today
	Format    HandbookFormat
}

// Make writes the handbook of a process as it was saved last: its drawing, its scenarios with what their last simulations came to,
// what the checker says under the rules of the library, and its named versions. A simulation of something else than
// what is printed beside it is left out, and the handbook says so.
func (s *Handbooks) Make(ctx context.Context, r HandbookRequest) ([]byte, error) {
	kept, err := s.library.Process(ctx, r.Process)
	if err != nil {
		return nil, explain(aProcess, err)
	}
	source := handbook.Source{Cover: handbook.Cover{Name: bothNames(kept.Name), Version: r.Version, Owner: r.Owner, Date: r.Date, Revision: fmt.Sprint(kept.Revision)}}
	if r.Date == "" {
		source.Cover.Date = s.rules.now().Format(time.DateOnly)
	}
	if source.Drawing, err = readDrawing(string(kept.XML)); err != nil {
		return nil, err
	}
	if source.Scenarios, err = s.rehearsals(ctx, kept); err != nil {
		return nil, err
	}
	if err := s.checked(ctx, &source, r.Process); err != nil {
		return nil, err
	}
	if err := s.history(ctx, &source, r); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := r.Format.Write(&out, handbook.Of(source, handbook.Options{Languages: r.Languages, Without: r.Without})); err != nil {
		return nil, failed(err)
	}
	return out.Bytes(), nil
}

// bothNames is a name that is the same in both languages: the library knows one. Empty where the drawing's name says more.
func bothNames(name string) problem.Text { return problem.Text{EN: name, ZH: name} }

// rehearsals are the scenarios of a process, each with the report of the last run of it as it is now.
func (s *Handbooks) rehearsals(ctx context.Context, kept storage.Process) ([]handbook.Rehearsal, error) {
	heads, err := s.library.Scenarios(ctx, kept.ID)
	if err != nil {
		return nil, explain(aProcess, err)
	}
	runs, err := s.library.Runs(ctx, kept.ID)
	if err != nil {
		return nil, explain(aProcess, err)
	}
	var all []handbook.Rehearsal
	for _, head := range heads {
		one, err := s.library.Scenario(ctx, head.ID)
		if err != nil {
			return nil, explain(aScenario, err)
		}
		numbers, err := readScenario(one.Content)
		if err != nil {
			all = append(all, handbook.Rehearsal{Name: one.Name, Why: problem.Say("The numbers of this scenario have mistakes. Mend them, simulate it, and make the handbook again.", "该情景的参数有误；请先修正并仿真，再重新生成手册。")})
			continue
		}
		numbers.Name = one.Name
		x := handbook.Rehearsal{Numbers: numbers, Why: problem.Say("There is no simulation of this scenario since it or the drawing was changed. Simulate it, and make the handbook again.",
			"该情景或流程图修改后尚未重新仿真；请先仿真，再重新生成手册。")}
		if x.Report, err = s.reportOf(ctx, runs, kept.Revision, one.Content); err != nil {
			return nil, err
		}
		all = append(all, x)
	}
	return all, nil
}

// reportOf is what the last whole run of a revision by some numbers came to; nil where there is none.
func (s *Handbooks) reportOf(ctx context.Context, runs []storage.RunHead, revision int64, numbers json.RawMessage) (*report.Report, error) {
	for _, head := range runs {
		if head.Kind != storage.Simulation || head.Status != storage.RunFinished || head.Revision != revision || head.Only != 0 {
			continue
		}
		run, err := s.library.Run(ctx, head.ID)
		if err != nil {
			return nil, explain(aRun, err)
		}
		if !sameNumbers(run.Scenario, numbers) {
			continue
		}
		r := new(report.Report)
		if err := json.Unmarshal(run.Report, r); err != nil {
			return nil, failed(err)
		}
		return r, nil
	}
	return nil, nil
}

// sameNumbers says whether two scenarios are the same, however they are written.
func sameNumbers(a, b json.RawMessage) bool {
	var canonical [2]json.RawMessage
	for i, content := range []json.RawMessage{a, b} {
		numbers, err := readScenario(content)
		if err != nil {
			return false
		}
		numbers.Name = "" // what it is called changes nothing
		if canonical[i], err = writeScenario(numbers); err != nil {
			return false
		}
	}
	return bytes.Equal(canonical[0], canonical[1])
}

// checked asks the checker, by the rules of the library.
func (s *Handbooks) checked(ctx context.Context, source *handbook.Source, process ProcessID) error {
	policy, err := s.rules.For(ctx, process)
	if err != nil {
		return err
	}
	called, err := withCalled(ctx, s.library, process, source.Drawing)
	if err != nil {
		return err
	}
	var numbers *scenario.Scenario
	if len(source.Scenarios) > 0 && source.Scenarios[0].Numbers != nil {
		settled := *source.Scenarios[0].Numbers
		settle(&settled, source.Drawing)
		numbers = &settled
	}
	source.Codes = policy.Codes
	source.Found, source.Sound = engine.Examine(ctx, called, numbers, check.Options{Policy: policy})
	source.Checked = true
	if ctx.Err() != nil {
		return unavailable(ctx.Err())
	}
	return nil
}

// history tells of the versions that have a name, and of what changed since one.
func (s *Handbooks) history(ctx context.Context, source *handbook.Source, r HandbookRequest) error {
	versions, err := s.library.Versions(ctx, r.Process)
	if err != nil {
		return explain(aProcess, err)
	}
	for _, v := range versions {
		if v.Name != "" || v.Note != "" {
			source.Versions = append(source.Versions, handbook.Version{Name: namedVersion(v), Date: v.CreatedAt.Format(time.DateOnly), By: v.By, Note: v.Note})
		}
		if v.Revision == r.Since {
			source.Since = namedVersion(v)
		}
	}
	if r.Since == 0 {
		return nil
	}
	was, err := s.library.ProcessAt(ctx, r.Process, r.Since)
	if err != nil {
		return explain(aVersion, err)
	}
	before, err := readDrawing(string(was.XML))
	if err != nil {
		return err
	}
	source.Changes = change.Between(change.State{Drawing: before}, change.State{Drawing: source.Drawing})
	return nil
}

func namedVersion(v storage.NamedVersion) string {
	if v.Name != "" {
		return v.Name
	}
	return fmt.Sprint(v.Revision)
}
