package app

import (
	"context"

	"golang.org/x/mod/semver"

	"sandtable/app/release"
	"sandtable/storage/bundle"
	"sandtable/storage/registry"
)

// looker looks at what a registry has of templates.
type looker struct {
	registry *registry.Registry
	offers   release.Client
	folder   string          // before the ids of templates, where they are named in full
	unit     string          // that the library belongs to; empty: none
	followed map[string]bool // templates of which a channel is followed here
}

func (s *Central) looker(ctx context.Context, r *registry.Registry, known Registry) (*looker, error) {
	o, err := s.releases.connect(ctx, TemplateAt{Registry: known.ID})
	if err != nil {
		return nil, err
	}
	l := &looker{registry: r, offers: o.Client, folder: o.template, followed: map[string]bool{}}
	if l.unit, err = s.Unit(ctx); err != nil {
		return nil, err
	}
	installed, err := s.library.Installations(ctx)
	if err != nil {
		return nil, explain(aTemplate, err)
	}
	for _, x := range installed {
		if x.Registry == known.Address && x.Channel != "" {
			l.followed[x.Template] = true
		}
	}
	return l, nil
}

// mostChannels is how many channels of a template are looked at.
const mostChannels = 8

// at is what the registry has of a template.
func (l *looker) at(ctx context.Context, id string) (*ListedTemplate, error) {
	tags, channels, err := l.registry.Tags(ctx, id)
	if err != nil {
		return nil, err
	}
	if len(tags) == 0 {
		return nil, &registry.Error{Kind: registry.NotFound, Where: id}
	}
	withdrawn, err := l.withdrawn(ctx, id)
	if err != nil {
		return nil, err
	}
	m, digest, err := l.registry.Manifest(ctx, id, newestUsable(tags, withdrawn))
	if err != nil {
		return nil, err
	}
	found := &ListedTemplate{ID: id, Name: m.Name, Summary: m.Summary, ProcessClass: m.ProcessClass, Industry: m.Industry, Version: m.Version, State: m.State, Digest: digest.String(),
		Versions: tags, Channels: []ListedChannel{}, Withdrawn: withdrawn, Processes: len(m.Processes)}
	for _, name := range channels[:min(len(channels), mostChannels)] {
		at, _, err := l.registry.Manifest(ctx, id, name)
		if err != nil {
			continue // it was taken away meanwhile, or is no template
		}
		found.Channels = append(found.Channels, ListedChannel{name, at.Version, l.ours(ctx, id, name, at.Version)})
	}
	return found, nil
}

// withdrawn are the versions that a hub says are not to be used any more.
func (l *looker) withdrawn(ctx context.Context, id string) ([]Withdrawn, error) {
	versions, err := l.offers.Versions(ctx, l.folder+id)
	if err != nil {
		return nil, err
	}
	return withdrawnOf(versions), nil
}

// ours is the version that a rollout on a channel gives to the library's unit; empty where that is what the channel stands at, and where it cannot be found out.
func (l *looker) ours(ctx context.Context, id, channel, stands string) string {
	if l.unit == "" || !l.followed[id] {
		return ""
	}
	got, err := l.offers.Resolve(ctx, l.folder+id, channel, l.unit)
	if err != nil || got.Version == stands {
		return ""
	}
	return got.Version
}

// newestUsable is the newest version that was not withdrawn. Versions before a release (1.2.0-rc.1) count only where there is nothing else, and those that were
// withdrawn where there is nothing else either. Versions are the newest first, and at least one.
func newestUsable(versions []string, withdrawn []Withdrawn) string {
	early := ""
	for _, v := range versions {
		switch {
		case withdrawalIn(withdrawn, v) != nil:
		case semver.Prerelease("v"+v) == "":
			return v
		case early == "":
			early = v
		}
	}
	if early == "" {
		return versions[0]
	}
	return early
}

// offer is the version that something which was installed could be updated to: what its channel offers here, or the newest release. A channel that was moved back is
// followed back, and so is what was withdrawn: to the newest that was not. Empty: there is nothing else.
func (l *ListedTemplate) offer(version, channel string) string {
	offered := l.Version
	if l.State == bundle.Draft && channel == "" {
		offered = "" // nobody is asked to take a draft
	}
	if channel != "" {
		offered = ""
		for _, c := range l.Channels {
			if c.Name == channel {
				if offered = c.Version; c.Ours != "" {
					offered = c.Ours
				}
			}
		}
	}
	gone := l.withdrawal(version) != nil
	switch {
	case offered == "", offered == version, l.withdrawal(offered) != nil:
		return ""
	case channel == "" && !gone && semver.Compare("v"+offered, "v"+version) < 0:
		return ""
	}
	return offered
}
