package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"sandtable/app/release"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/simulate"
	"sandtable/storage"
	"sandtable/storage/bundle"
	"sandtable/storage/registry"
)

// Publishing is the service that makes releases of the library's processes.
type Publishing struct {
	library    *storage.Library
	rules      *Rules
	registries *Registries
	signing    *Signing
	evidence   Evidence
	jobs       pushes
}

// Examined is a package before it is published: what stands against its release, and what is in it.
type Examined struct {
	Digest    string
	Size      int64 // bytes of all parts
	Files     []bundle.File
	Obstacles []ExaminedObstacle
	Processes []ExaminedProcess
}

// ExaminedObstacle is why a package may not be released yet, with the process or scenario in the library that has to be mended.
type ExaminedObstacle struct {
	Kind     ObstacleKind
	Process  ProcessID
	Scenario ScenarioID
	Text     problem.Text
	Hint     problem.Text
}

// ExaminedProcess is what was found out about a process.
type ExaminedProcess struct {
	Process                 ProcessID
	Name                    bundle.Text
	Sound                   string // sound, unsound or undecided
	Errors, Warnings, Hints int    // open findings of each severity
	Waived                  int
	Rehearsed               []string // names of the scenarios whose simulation is in the package
}

// Examine makes the package, plays what was not played yet, and says whether it may be released.
func (s *Publishing) Examine(ctx context.Context, p Publication) (*Examined, error) {
	g, packed, err := s.pack(ctx, p, bundle.Released, nil)
	if err != nil {
		return nil, err
	}
	b := packed.Bundle
	e := &Examined{Digest: b.Digest().String(), Files: b.Manifest.Files}
	for _, f := range b.Manifest.Files {
		e.Size += f.Size
	}
	for _, o := range packed.Obstacles {
		x := ExaminedObstacle{Kind: o.Kind, Process: g.processes[o.File], Scenario: g.scenarios[o.File], Text: o.Text, Hint: o.Hint}
		if x.Process == "" {
			x.Process = g.owner(o.File)
		}
		e.Obstacles = append(e.Obstacles, x)
	}
	for i, x := range b.Manifest.Processes {
		one := ExaminedProcess{Process: p.Processes[i].Process, Name: x.Name, Sound: x.Sound}
		if err := one.count(b.Part(x.Findings)); err != nil {
			return nil, err
		}
		for _, run := range x.Scenarios {
			if run.Report != "" {
				one.Rehearsed = append(one.Rehearsed, run.Name)
			}
		}
		e.Processes = append(e.Processes, one)
	}
	return e, nil
}

// owner is the process that a scenario belongs to.
func (g *gathered) owner(scenario string) ProcessID {
	for _, p := range g.recipe.Processes {
		for _, name := range p.Scenarios {
			if name == scenario {
				return g.processes[p.File]
			}
		}
	}
	return ""
}

func (e *ExaminedProcess) count(findings *bundle.Part) error {
	var all []packedFinding
	if err := json.Unmarshal(findings.Content, &all); err != nil {
		return failed(err)
	}
	for _, f := range all {
		switch {
		case f.Waiver != nil:
			e.Waived++
		case f.Severity == finding.Error.String():
			e.Errors++
		case f.Severity == finding.Warning.String():
			e.Warnings++
		default:
			e.Hints++
		}
	}
	return nil
}

// pack makes the package of a publication.
func (s *Publishing) pack(ctx context.Context, p Publication, state bundle.State, show func(simulate.Progress)) (*gathered, *Packed, error) {
	g, err := s.gather(ctx, p)
	if err != nil {
		return nil, nil, err
	}
	packed, err := Pack(ctx, g.recipe, Packing{State: state, Open: g.open, Policies: g.policies, Progress: show, Evidence: &s.evidence})
	if ctx.Err() != nil {
		return nil, nil, unavailable(ctx.Err())
	}
	return g, packed, err
}

// Suggest says what the next version would be, compared with the last release in a registry, and drafts its changelog.
func (s *Publishing) Suggest(ctx context.Context, p Publication, to RegistryID) (*Suggestion, error) {
	r, err := s.open(ctx, to)
	if err != nil {
		return nil, err
	}
	if p.Version == "" {
		p.Version = "1.0.0" // it is about to be found out
	}
	g, packed, err := s.pack(ctx, p, bundle.Released, nil)
	if err != nil {
		return nil, err
	}
	last, err := LastRelease(ctx, r, p.ID)
	if err != nil {
		return nil, err
	}
	return Suggest(last, packed.Bundle, g.recipe.Languages()...)
}

// open prepares to talk to a registry, and asks whether it is there.
func (s *Publishing) open(ctx context.Context, id RegistryID) (*registry.Registry, error) {
	known, err := s.registries.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	r, err := s.registries.Open(known)
	if err != nil {
		return nil, err
	}
	return r, release.ExplainRegistry(r.Ping(ctx))
}

// LastRelease fetches the newest release of a template; nil where nothing was published yet.
func LastRelease(ctx context.Context, r *registry.Registry, id string) (*bundle.Bundle, error) {
	m, digest, err := r.Last(ctx, id)
	var e *registry.Error
	if errors.As(err, &e) && e.Kind == registry.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, release.ExplainRegistry(err)
	}
	b, err := r.Pull(ctx, m.ID, digest.String(), bundle.Limits{})
	if err != nil {
		return nil, release.ExplainRegistry(err)
	}
	return b, nil
}

// Request is what shall be published, and how.
type Request struct {
	Publication
	Draft      bool   // publish it though something stands against its release, as a draft
	Key        string // hint of the key that signs; empty: nobody does
	Passphrase string // of the key
}

// Archive is a publication as a file.
type Archive struct {
	Name    string
	Content []byte
}

// Save makes the package as a file, for e-mail or a USB stick, signed if a key is named.
func (s *Publishing) Save(ctx context.Context, q Request) (Archive, error) {
	b, err := s.make(ctx, q, nil)
	if err != nil {
		return Archive{}, err
	}
	var whole bytes.Buffer
	if err := bundle.Write(&whole, b); err != nil {
		return Archive{}, failed(err)
	}
	return Archive{fmt.Sprintf("%s-%s.sandtable.tar", fileStem(b.Manifest.ID), b.Manifest.Version), whole.Bytes()}, nil
}

// make packs and signs.
func (s *Publishing) make(ctx context.Context, q Request, show func(simulate.Progress)) (*bundle.Bundle, error) {
	var k *bundle.Key
	if q.Key != "" { // before anything takes long
		var err error
		if k, err = s.signing.Key(q.Key, q.Passphrase); err != nil {
			return nil, err
		}
	}
	state := bundle.Released
	if q.Draft {
		state = bundle.Draft
	}
	_, packed, err := s.pack(ctx, q.Publication, state, show)
	if err != nil {
		return nil, err
	}
	if len(packed.Obstacles) > 0 && !q.Draft {
		return nil, problem.New("package.obstacles", problem.Say("It may not be released yet: %d things stand against it.", "尚不满足发布条件，共 %d 项。", len(packed.Obstacles)),
			problem.Say("Mend them under “Checks”, or publish it as a draft.", "请在“检查”一步处理，或作为草稿发布。"))
	}
	if k != nil {
		if err := packed.Bundle.Sign(k); err != nil {
			return nil, failed(err)
		}
	}
	return packed.Bundle, nil
}
