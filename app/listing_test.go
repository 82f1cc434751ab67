package app

import (
	"testing"

	"sandtable/storage/bundle"
)

func TestWhatIsInstalledIsOfferedWhatItsChannelStandsAt(t *testing.T) {
	gone := []Withdrawn{{Version: "1.1.0"}}
	channels := []ListedChannel{{Name: "canary", Version: "2.0.0"}, {Name: "stable", Version: "1.0.0", Ours: "1.2.0"}, {Name: "bad", Version: "1.1.0"}}
	for _, x := range []struct {
		what, newest     string
		state            bundle.State
		version, channel string
		want             string
	}{
		{"a newer release", "1.2.0", bundle.Released, "1.0.0", "", "1.2.0"},
		{"the newest", "1.2.0", bundle.Released, "1.2.0", "", ""},
		{"ahead of all releases", "1.2.0", bundle.Released, "1.3.0", "", ""},
		{"withdrawn, and the newest was published before it", "1.0.0", bundle.Released, "1.1.0", "", "1.0.0"},
		{"withdrawn, and there is nothing else", "1.1.0", bundle.Released, "1.1.0", "", ""},
		{"only a withdrawn one is newer", "1.1.0", bundle.Released, "1.0.0", "", ""},
		{"nobody is asked to take a draft", "2.0.0", bundle.Draft, "1.0.0", "", ""},
		{"its channel is ahead", "1.2.0", bundle.Released, "1.2.0", "canary", "2.0.0"},
		{"its channel stands there", "1.2.0", bundle.Released, "2.0.0", "canary", ""},
		{"the rollout gives its unit another one", "1.0.0", bundle.Released, "1.0.0", "stable", "1.2.0"},
		{"the rollout has given it that", "1.0.0", bundle.Released, "1.2.0", "stable", ""},
		{"its channel was moved back", "2.0.0", bundle.Released, "2.0.0", "stable", "1.2.0"},
		{"its channel stands at what was withdrawn", "1.2.0", bundle.Released, "1.0.0", "bad", ""},
		{"its channel is no more", "1.2.0", bundle.Released, "1.0.0", "nightly", ""},
	} {
		l := ListedTemplate{Version: x.newest, State: x.state, Channels: channels, Withdrawn: gone}
		if got := l.offer(x.version, x.channel); got != x.want {
			t.Errorf("%s: %s on %q is offered %q, want %q", x.what, x.version, x.channel, got, x.want)
		}
	}
}

func TestTheNewestVersionIsOneThatCanBeUsed(t *testing.T) {
	all := []string{"2.0.0-rc.1", "1.1.0", "1.0.0"}
	for _, x := range []struct {
		gone []Withdrawn
		want string
	}{
		{nil, "1.1.0"},
		{[]Withdrawn{{Version: "1.1.0"}}, "1.0.0"},
		{[]Withdrawn{{Version: "1.1.0"}, {Version: "1.0.0"}}, "2.0.0-rc.1"},
		{[]Withdrawn{{Version: "1.1.0"}, {Version: "1.0.0"}, {Version: "2.0.0-rc.1"}}, "2.0.0-rc.1"},
	} {
		if got := newestUsable(all, x.gone); got != x.want {
			t.Errorf("without %v: got %s, want %s", x.gone, got, x.want)
		}
	}
}
