package api

import (
	"context"
	"net/http"
	"time"

	"sandtable/app"
	"sandtable/engine/matrix"
	"sandtable/storage/bundle"
)

// Shelf is what a registry had when it was looked at last.
type Shelf struct {
	Registry  app.Registry         `json:"registry"`
	AsOf      *time.Time           `json:"asOf" doc:"Null: it was never looked at"`
	Templates []app.ListedTemplate `json:"templates" nullable:"false"`
}

// ShelfRefreshed is what came of looking into a registry.
type ShelfRefreshed struct {
	Found     int           `json:"found"`
	Skipped   []string      `json:"skipped" nullable:"false" doc:"What is there and is no template, or could not be read"`
	Uncharted OptionalError `json:"uncharted" doc:"Why not everything was found: the registry lists nothing"`
}

// InstalledTemplate is a process that came from a package.
type InstalledTemplate struct {
	ProcessID   app.ProcessID  `json:"processId"`
	ProjectID   app.ProjectID  `json:"projectId"`
	Name        string         `json:"name"`
	Template    string         `json:"template"`
	Version     string         `json:"version"`
	Digest      string         `json:"digest"`
	Channel     string         `json:"channel" doc:"That is followed; empty: the newest release"`
	RegistryID  app.RegistryID `json:"registryId" doc:"Empty: that registry is not configured any more"`
	Registry    string         `json:"registry" doc:"Its address; empty: from a file"`
	Changed     bool           `json:"changed" doc:"It was changed here since"`
	Withdrawn   *app.Withdrawn `json:"withdrawn,omitempty" doc:"Its version is not to be used any more; left out: nothing is known of that"`
	Channels    []string       `json:"channels" nullable:"false" doc:"That it could follow, as far as is known"`
	Newer       string         `json:"newer" doc:"The version that it could be updated to; empty: none is known"`
	InstalledAt time.Time      `json:"installedAt"`
}

// WantedPackage names a package: in a registry, or as a file.
type WantedPackage struct {
	Registry app.RegistryID `json:"registry,omitempty"`
	Template string         `json:"template,omitempty"`
	Version  string         `json:"version,omitempty" doc:"A version, a channel or a digest"`
	Bytes    []byte         `json:"bytes,omitempty" doc:"Of a file instead, in base64"`
	Project  app.ProjectID  `json:"project,omitempty" doc:"Into which it would be installed; left out: a new one"`
}

// PackagePreview is a package before it is installed.
type PackagePreview struct {
	Manifest  bundle.Manifest      `json:"manifest"`
	Digest    string               `json:"digest"`
	Trust     app.Trust            `json:"trust" enum:"trusted,stranger,unsigned"`
	SignedBy  []string             `json:"signedBy" nullable:"false"`
	Withdrawn *app.Withdrawn       `json:"withdrawn,omitempty" doc:"It is not to be used any more, and is not installed; left out: it was not withdrawn"`
	Instead   string               `json:"instead" doc:"The version to take in its place; empty: there is none"`
	Processes []PreviewedProcess   `json:"processes" nullable:"false"`
	Roles     []PreviewedRole      `json:"roles" nullable:"false"`
	Terms     []PreviewedTerm      `json:"terms" nullable:"false" doc:"Words that mean something else in the project"`
	Missing   []bundle.Requirement `json:"missing" nullable:"false" doc:"Templates that it requires and that are not installed"`
	Changelog string               `json:"changelog" doc:"Markdown"`
}

// PreviewedProcess is a process of a package as it looks.
type PreviewedProcess struct {
	Part     string              `json:"part" doc:"Its file in the package"`
	Name     bundle.Text         `json:"name"`
	Sound    string              `json:"sound"`
	Pictures []string            `json:"pictures" nullable:"false" doc:"SVG, drawn here"`
	Duties   matrix.Listing      `json:"duties"`
	Findings int                 `json:"findings" doc:"That are open, as the package says"`
	Evidence []PreviewedEvidence `json:"evidence" nullable:"false"`
	Has      []PreviewedCopy     `json:"has" nullable:"false" doc:"Processes of the library that came from this one"`
}

// PreviewedEvidence is what a simulation came to, as the package says.
type PreviewedEvidence struct {
	Scenario  string   `json:"scenario"`
	CycleTime *float64 `json:"cycleTimeSeconds" doc:"Mean"`
	Cost      *float64 `json:"cost" doc:"Mean per case"`
	Currency  string   `json:"currency"`
	Promise   *float64 `json:"promise" doc:"Share of promises kept, 0 to 1"`
	Cases     int64    `json:"cases"`
}

// PreviewedCopy is an installed copy of a process.
type PreviewedCopy struct {
	Process app.ProcessID `json:"process"`
	Project app.ProjectID `json:"project"`
	Name    string        `json:"name"`
	Version string        `json:"version"`
	Changed bool          `json:"changed"`
}

// PreviewedRole is a role of a package, with who it may be here.
type PreviewedRole struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	English   string `json:"english"`
	Suggested string `json:"suggested" doc:"Id of a role of the project's organisation; empty: nobody there is called so"`
}

// PreviewedTerm is a word that the package and the project understand otherwise.
type PreviewedTerm struct {
	Name       string `json:"name"`
	TheirOwner string `json:"theirOwner"`
	TheirText  string `json:"theirText"`
	OurOwner   string `json:"ourOwner"`
	OurText    string `json:"ourText"`
	From       string `json:"from" doc:"The process in which the project says so"`
}

// Installing is how a package shall be installed.
type Installing struct {
	Package    WantedPackage            `json:"package"`
	Digest     string                   `json:"digest" doc:"Of what was looked at"`
	Channel    string                   `json:"channel,omitempty" doc:"To follow for updates; left out: the newest release"`
	NewProject string                   `json:"newProject,omitempty" doc:"Name of the new project, where none is named"`
	Fates      map[string]app.Fate      `json:"fates,omitempty" doc:"add, update or skip, by the process's file in the package"`
	Into       map[string]app.ProcessID `json:"into,omitempty" doc:"Which process is updated, likewise"`
	Roles      map[string]string        `json:"roles,omitempty" doc:"Roles of the organisation, by those of the package; empty: a new role"`
	OurTerms   []string                 `json:"ourTerms,omitempty" doc:"Words that keep the meaning which they have here"`
	Unverified string                   `json:"unverified,omitempty" doc:"The template's id, where somebody wants it though nobody trusted has signed it"`
	Without    bool                     `json:"without,omitempty" doc:"Though what it requires is not there"`
}

func (r *routes) central() {
	handle(r, operation(http.MethodGet, "/api/central", "browseTemplates", "What the registries had when they were looked at last"),
		func(ctx context.Context, _ *none) (*body[list[Shelf]], error) {
			found, err := r.app.Central.Browse(ctx)
			shelves := []Shelf{}
			for _, x := range found {
				one := Shelf{Registry: x.Registry, Templates: listed(x.Templates)}
				if !x.AsOf.IsZero() {
					one.AsOf = &x.AsOf
				}
				shelves = append(shelves, one)
			}
			return answerList(shelves, err)
		})
	handle(r, operation(http.MethodPost, "/api/registries/{id}/refresh", "refreshTemplates", "Look into a registry, and remember what it has"),
		func(ctx context.Context, in *struct {
			RegistryPath
			Body struct {
				Templates []string `json:"templates,omitempty" doc:"Ids to ask for, where the registry lists nothing"`
			}
		}) (*body[ShelfRefreshed], error) {
			x, err := r.app.Central.Refresh(ctx, in.ID, in.Body.Templates...)
			if err != nil {
				return nil, err
			}
			return answer(ShelfRefreshed{x.Found, listed(x.Skipped), optional(x.Uncharted, languageOf(ctx))}, nil)
		})
	handle(r, operation(http.MethodGet, "/api/central/installed", "installedTemplates", "Processes that came from packages, and whether there is something newer"),
		func(ctx context.Context, _ *none) (*body[list[InstalledTemplate]], error) {
			found, err := r.app.Central.Installed(ctx)
			all := []InstalledTemplate{}
			for _, x := range found {
				all = append(all, InstalledTemplate{ProcessID: x.Process, ProjectID: x.Project, Name: x.Name, Template: x.Template, Version: x.Version, Digest: x.Digest, Channel: x.Channel,
					RegistryID: x.RegistryID, Registry: x.Registry, Changed: x.Changed, Withdrawn: x.Withdrawn, Channels: listed(x.Channels), Newer: x.Newer, InstalledAt: x.InstalledAt})
			}
			return answerList(all, err)
		})
	handle(r, withLargeBody(operation(http.MethodPost, "/api/central/preview", "previewPackage", "Look at a package before it is installed")),
		func(ctx context.Context, in *struct{ Body WantedPackage }) (*body[PackagePreview], error) {
			p, err := r.app.Central.Preview(ctx, wantedOf(in.Body), in.Body.Project)
			if err != nil {
				return nil, err
			}
			return answer(previewIn(p), nil)
		})
	handle(r, withStatus(withLargeBody(operation(http.MethodPost, "/api/central/install", "installPackage", "Put a package into the library, all of it or nothing")), http.StatusCreated),
		func(ctx context.Context, in *struct{ Body Installing }) (*body[list[app.ProcessHead]], error) {
			b := in.Body
			return answerList(r.app.Central.Install(ctx, app.Installing{Wanted: wantedOf(b.Package), Digest: b.Digest, Channel: b.Channel, Project: b.Package.Project, NewProject: b.NewProject,
				Fates: b.Fates, Into: b.Into, Roles: b.Roles, OurTerms: b.OurTerms, Unverified: b.Unverified, Without: b.Without}))
		})
}

func wantedOf(w WantedPackage) app.Wanted {
	return app.Wanted{Registry: w.Registry, Template: w.Template, Version: w.Version, File: w.Bytes}
}

func previewIn(p *app.Preview) PackagePreview {
	said := PackagePreview{Manifest: p.Manifest, Digest: p.Digest, Trust: p.Trust, SignedBy: listed(p.SignedBy), Withdrawn: p.Withdrawn, Instead: p.Instead, Processes: []PreviewedProcess{}, Roles: []PreviewedRole{}, Terms: []PreviewedTerm{},
		Missing: listed(p.Missing), Changelog: p.Changelog}
	said.Manifest.Files = listed(said.Manifest.Files)
	said.Manifest.Processes = listed(said.Manifest.Processes)
	for _, x := range p.Processes {
		one := PreviewedProcess{Part: x.Part, Name: x.Name, Sound: x.Sound, Pictures: listed(x.Pictures), Duties: x.Duties, Findings: x.Findings, Evidence: []PreviewedEvidence{}, Has: []PreviewedCopy{}}
		for _, e := range x.Evidence {
			one.Evidence = append(one.Evidence, PreviewedEvidence(e))
		}
		for _, c := range x.Has {
			one.Has = append(one.Has, PreviewedCopy{c.Process, c.Project, c.Name, c.Version, c.Changed})
		}
		said.Processes = append(said.Processes, one)
	}
	for _, x := range p.Roles {
		said.Roles = append(said.Roles, PreviewedRole(x))
	}
	for _, x := range p.Terms {
		said.Terms = append(said.Terms, PreviewedTerm(x))
	}
	return said
}
