package api

import (
	"context"
	"net/http"
	"time"

	"sandtable/app"
)

// RegistryAsked is what came of asking a registry for news.
type RegistryAsked struct {
	Registry app.RegistryID `json:"registry"`
	Name     string         `json:"name"`
	AsOf     *time.Time     `json:"asOf" doc:"When it answered last; null: never"`
	Problem  OptionalError  `json:"problem" doc:"Why it did not now"`
}

// LibraryUnit is the organisational unit that a library belongs to.
type LibraryUnit struct {
	Unit string `json:"unit" doc:"As rollouts know it; empty: none"`
}

// ChannelFollowed is the channel that an installed process follows.
type ChannelFollowed struct {
	Channel string `json:"channel" doc:"Empty: the newest release"`
}

func (r *routes) updates() {
	const one = "/api/central/installed/{id}"
	handle(r, operation(http.MethodPost, "/api/central/check", "checkUpdates", "Ask the registries for news that something was installed from"),
		func(ctx context.Context, in *struct {
			Body struct {
				OlderThan int64 `json:"olderThan,omitempty" minimum:"0" maximum:"31536000" doc:"Only those that have not answered for so many seconds"`
			}
		}) (*body[list[RegistryAsked]], error) {
			asked, err := r.app.Central.Check(ctx, time.Duration(in.Body.OlderThan)*time.Second)
			all := []RegistryAsked{}
			for _, x := range asked {
				all = append(all, RegistryAsked{x.Registry.ID, x.Registry.Name, said(x.AsOf), optional(x.Problem, languageOf(ctx))})
			}
			return answerList(all, err)
		})
	handle(r, operation(http.MethodPut, one+"/channel", "followChannel", "Let an installed process follow a channel for updates"),
		func(ctx context.Context, in *struct {
			ProcessPath
			Body ChannelFollowed
		}) (*body[ChannelFollowed], error) {
			return answer(in.Body, r.app.Central.Follow(ctx, in.ID, in.Body.Channel))
		})
	handle(r, operation(http.MethodGet, one+"/difference", "updateDifference", "What changes with an update: the release that was installed, against another one"),
		func(ctx context.Context, in *struct {
			ProcessPath
			Version string `query:"version" required:"true" doc:"A version, a channel or a digest"`
		}) (*body[VersionSuggestion], error) {
			s, err := r.app.Central.Difference(ctx, in.ID, in.Version)
			if err != nil {
				return nil, err
			}
			return answer(suggestionIn(s, languageOf(ctx)), nil)
		})
	handle(r, operation(http.MethodGet, "/api/central/unit", "getUnit", "The organisational unit that the library belongs to"),
		func(ctx context.Context, _ *none) (*body[LibraryUnit], error) {
			unit, err := r.app.Central.Unit(ctx)
			return answer(LibraryUnit{unit}, err)
		})
	handle(r, operation(http.MethodPut, "/api/central/unit", "putUnit", "Say which organisational unit the library belongs to: rollouts decide by it"),
		func(ctx context.Context, in *struct{ Body LibraryUnit }) (*body[LibraryUnit], error) {
			if err := r.app.Central.PutUnit(ctx, in.Body.Unit); err != nil {
				return nil, err
			}
			unit, err := r.app.Central.Unit(ctx)
			return answer(LibraryUnit{unit}, err)
		})
}
