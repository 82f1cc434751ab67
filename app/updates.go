package app

import (
	"context"
	"errors"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"sandtable/app/release"
	"sandtable/engine/problem"
	"sandtable/engine/rollout"
	"sandtable/storage"
	"sandtable/storage/bundle"
)

// InstalledTemplate is a process that came from a package, with whether there is something newer.
type InstalledTemplate struct {
	storage.Installation
	RegistryID RegistryID // where it would be updated from; empty: that registry is not configured any more
	Changed    bool       // it was changed here since
	Newer      string     // the version that it could be updated to, as far as is known; empty: none
	Withdrawn  *Withdrawn // its version is not to be used any more; nil: nothing is known of that
	Channels   []string   // that it could follow, as far as is known
}

// Installed lists what came from packages, by template.
func (s *Central) Installed(ctx context.Context) ([]InstalledTemplate, error) {
	found, err := s.library.Installations(ctx)
	if err != nil {
		return nil, explain(aTemplate, err)
	}
	shelves, err := s.Browse(ctx)
	if err != nil {
		return nil, err
	}
	return each(found, func(x storage.Installation) InstalledTemplate {
		one := InstalledTemplate{Installation: x, Changed: x.Latest > x.Revision}
		for _, shelf := range shelves {
			if shelf.Registry.Address != x.Registry {
				continue
			}
			one.RegistryID = shelf.Registry.ID
			if l := shelf.template(x.Template); l != nil {
				one.Newer, one.Withdrawn = l.offer(x.Version, x.Channel), l.withdrawal(x.Version)
				one.Channels = each(l.Channels, func(c ListedChannel) string { return c.Name })
			}
		}
		return one
	}), nil
}

// template is what a shelf has of a template; nil: nothing.
func (s *Shelf) template(id string) *ListedTemplate {
	for i := range s.Templates {
		if s.Templates[i].ID == id {
			return &s.Templates[i]
		}
	}
	return nil
}

// Follow lets an installed process follow a channel for updates; none is the newest release.
func (s *Central) Follow(ctx context.Context, process ProcessID, channel string) error {
	if channel != "" && !rollout.IsChannel(channel) {
		return release.NoName(channel)
	}
	return explain(aTemplate, s.library.Follow(ctx, process, channel))
}

// unitSetting is the organisational unit of a library, as rollouts know it.
const unitSetting = "central.unit"

// longestUnit is the length of a unit's name, in characters.
const longestUnit = 200

// Unit is the organisational unit that the library belongs to: rollouts decide by it which version it is offered. Empty: none.
func (s *Central) Unit(ctx context.Context) (string, error) {
	unit, err := s.library.Setting(ctx, unitSetting)
	if errors.Is(err, storage.ErrNotFound) {
		return "", nil
	}
	return unit, explain(aRegistry, err)
}

// PutUnit says which organisational unit the library belongs to.
func (s *Central) PutUnit(ctx context.Context, unit string) error {
	unit = strings.TrimSpace(unit)
	if len([]rune(unit)) > longestUnit {
		return problem.New("central.unit", problem.Say("The unit has more than %d characters.", "组织单位超过 %d 个字符。", longestUnit), problem.Say("Write its id, as rollouts list it.", "请填写灰度发布中使用的单位标识。"))
	}
	return explain(aRegistry, s.library.PutSetting(ctx, unitSetting, unit))
}

// Asked is what came of asking a registry for news.
type Asked struct {
	Registry Registry
	AsOf     time.Time        // when it answered last; zero: never
	Problem  *problem.Problem // why it did not now
}

// Check asks the registries for news that something was installed from, those at the same time that have not answered for so long. What is known stays known where one does not
// answer.
func (s *Central) Check(ctx context.Context, older time.Duration) ([]Asked, error) {
	installed, err := s.library.Installations(ctx)
	if err != nil {
		return nil, explain(aTemplate, err)
	}
	used := map[string]bool{}
	for _, x := range installed {
		used[x.Registry] = true
	}
	shelves, err := s.Browse(ctx)
	if err != nil {
		return nil, err
	}
	asked := []Asked{}
	for _, shelf := range shelves {
		if used[shelf.Registry.Address] {
			asked = append(asked, Asked{Registry: shelf.Registry, AsOf: shelf.AsOf})
		}
	}
	var group errgroup.Group
	for i := range asked {
		one := &asked[i]
		if older > 0 && s.now().Sub(one.AsOf) < older {
			continue
		}
		group.Go(func() error {
			_, err := s.Refresh(ctx, one.Registry.ID)
			if ctx.Err() != nil {
				return unavailable(ctx.Err())
			}
			if one.Problem = problem.Of(err); err == nil {
				one.AsOf = s.now()
			} else if one.Problem == nil {
				return err
			}
			return nil
		})
	}
	return asked, group.Wait()
}

// Difference is what changes with an update of an installed process: the release that was installed, against another one of the same template.
func (s *Central) Difference(ctx context.Context, process ProcessID, version string) (*Suggestion, error) {
	x, from, err := s.installation(ctx, process)
	if err != nil {
		return nil, err
	}
	was, _, err := s.fetch(ctx, Wanted{Registry: from.ID, Template: x.Template, Version: x.Digest})
	if err != nil {
		return nil, err
	}
	now, _, err := s.fetch(ctx, Wanted{Registry: from.ID, Template: x.Template, Version: version})
	if err != nil {
		return nil, err
	}
	return Suggest(was, now)
}

// installation is where a process came from, with the registry that it would be updated from.
func (s *Central) installation(ctx context.Context, process ProcessID) (storage.Installation, Registry, error) {
	found, err := s.Installed(ctx)
	if err != nil {
		return storage.Installation{}, Registry{}, err
	}
	for _, x := range found {
		if x.Process == process {
			from, err := s.registries.Get(ctx, x.RegistryID)
			return x.Installation, from, err
		}
	}
	return storage.Installation{}, Registry{}, notFound(aTemplate)
}

// withdrawal asks whether a version was withdrawn, and what to take instead. Where the registry does not answer, what is known of it counts.
func (s *Central) withdrawal(ctx context.Context, from Registry, m bundle.Manifest) (gone *Withdrawn, instead string, err error) {
	if from.ID == "" {
		return nil, "", nil // a file
	}
	o, err := s.releases.connect(ctx, TemplateAt{Registry: from.ID, Template: m.ID})
	var versions []release.Version
	if err == nil {
		versions, err = o.Versions(ctx, o.template)
	}
	switch {
	case ctx.Err() != nil:
		return nil, "", unavailable(ctx.Err())
	case err != nil:
		return s.knownWithdrawal(ctx, from, m)
	}
	withdrawn := withdrawnOf(versions)
	if gone = withdrawalIn(withdrawn, m.Version); gone == nil {
		return nil, "", nil
	}
	names := each(versions, func(v release.Version) string { return v.Version })
	if newest := newestUsable(names, withdrawn); withdrawalIn(withdrawn, newest) == nil {
		instead = newest
	}
	return gone, instead, nil
}

func (s *Central) knownWithdrawal(ctx context.Context, from Registry, m bundle.Manifest) (*Withdrawn, string, error) {
	shelves, err := s.Browse(ctx)
	if err != nil {
		return nil, "", err
	}
	for i := range shelves {
		if l := shelves[i].template(m.ID); l != nil && shelves[i].Registry.ID == from.ID {
			if gone := l.withdrawal(m.Version); gone != nil {
				return gone, l.offer(m.Version, ""), nil
			}
		}
	}
	return nil, "", nil
}

// refusedWithdrawn says that a version is not to be used any more, and what to take instead.
func refusedWithdrawn(id string, gone *Withdrawn, instead string) error {
	way := problem.Say("No other version of it is there: ask its publisher.", "该模板没有其他可用版本，请联系发布者。")
	if instead != "" {
		way = problem.Say("Install %s instead.", "请改为安装 %s。", instead)
	}
	return problem.New("central.withdrawn", problem.Say("%[1]s %[2]s was withdrawn by %[3]s on %[4]s: %[5]s", "%[1]s %[2]s 已由 %[3]s 于 %[4]s 撤回：%[5]s", id, gone.Version, gone.By, gone.At.Local().Format(time.DateOnly), gone.Reason), way)
}
