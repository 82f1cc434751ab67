package app

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/problem"
	"sandtable/storage/bundle"
)

// published is a site with a template in its registry, signed by a key of somebody else.
func published(t *testing.T, wrap func(http.Handler) http.Handler) (*site, Signer) {
	t.Helper()
	s := newSite(t, wrap)
	s.logIn(t)
	o := `{"roles": [{"id": "clerk", "name": "办事员", "english": "Clerk", "skills": ["English"]}]}`
	must(s.Organisations.Save(t.Context(), s.process.ProjectID, 0, json.RawMessage(o)))(t)
	key := must(s.Signing.Make(t.Context(), "Acme", sitePassphrase))(t)
	if p := s.publish(t, Request{Publication: s.publication("1.0.0"), Key: key.Hint, Passphrase: sitePassphrase}); p.State != PushDone {
		t.Fatalf("%+v", p)
	}
	return s, key
}

func (s *site) wanted(version string) Wanted {
	return Wanted{Registry: s.registry.ID, Template: "acme/order", Version: version}
}

func TestWhatIsPublishedIsFoundLookedAtAndInstalled(t *testing.T) {
	s, _ := published(t, nil)
	ctx := t.Context()
	if r := must(s.Central.Refresh(ctx, s.registry.ID))(t); r.Found != 1 || r.Uncharted != nil {
		t.Fatalf("%+v", r)
	}
	shelves := must(s.Central.Browse(ctx))(t)
	if len(shelves) != 1 || len(shelves[0].Templates) != 1 || shelves[0].Templates[0].Version != "1.0.0" || shelves[0].Templates[0].Name.ZH != "订单处理" || shelves[0].AsOf.IsZero() {
		t.Fatalf("%+v", shelves)
	}

	// A project that calls its role otherwise, and understands nothing else otherwise.
	own := must(s.Projects.Create(ctx, "Ours"))(t)
	must(s.Organisations.Save(ctx, own.ID, 0, json.RawMessage(`{"roles": [{"id": "desk", "name": "Front desk", "english": "clerk"}]}`)))(t)
	p := must(s.Central.Preview(ctx, s.wanted("1.0.0"), own.ID))(t)
	if p.Trust != Trusted || len(p.SignedBy) != 1 || p.SignedBy[0] != "Acme" || len(p.Roles) != 1 || p.Roles[0].Suggested != "desk" {
		t.Errorf("%+v", p)
	}
	if one := p.Processes[0]; len(one.Pictures) != 1 && len(one.Pictures) != 0 || one.Sound != "sound" || one.Evidence[0].CycleTime == nil || len(one.Has) != 0 {
		t.Errorf("%+v", one)
	}
	heads := must(s.Central.Install(ctx, Installing{Wanted: s.wanted(p.Digest), Digest: p.Digest, Project: own.ID, Roles: map[string]string{"clerk": "desk"}}))(t)
	made := must(s.Processes.Get(ctx, heads[0].ID))(t)
	d, err := bpmn.Decode(strings.NewReader(made.XML))
	if err != nil || d.Resources[0].ID != "desk" || d.Resources[0].Name != "Front desk" || made.ProjectID != own.ID {
		t.Errorf("%s, %v", made.XML, err)
	}
	scenarios := must(s.Scenarios.List(ctx, made.ID))(t)
	if len(scenarios) != 1 || !bytes.Contains(must(s.Scenarios.Get(ctx, scenarios[0].ID))(t).Content, []byte(`"desk"`)) {
		t.Errorf("%+v", scenarios)
	}
	installed := must(s.Central.Installed(ctx))(t)
	if len(installed) != 1 || installed[0].Template != "acme/order" || installed[0].Digest != p.Digest || installed[0].Newer != "" || installed[0].Changed || installed[0].RegistryID != s.registry.ID {
		t.Errorf("%+v", installed)
	}

	// The next version is told, and updates what was installed; what is changed here is said before.
	must(s.Processes.Save(ctx, ProcessSave{ID: s.process.ID, Revision: 1, XML: strings.Replace(released, "Pack goods", "Pack the goods", 1)}))(t)
	key := must(s.Signing.List(ctx))(t)[0]
	if p := s.publish(t, Request{Publication: s.publication("1.1.0"), Key: key.Hint, Passphrase: sitePassphrase}); p.State != PushDone {
		t.Fatalf("%+v", p)
	}
	must(s.Central.Refresh(ctx, s.registry.ID))(t)
	must(s.Processes.Save(ctx, ProcessSave{ID: made.ID, Revision: 1, XML: strings.Replace(made.XML, "Check order", "Check it", 1)}))(t)
	if x := must(s.Central.Installed(ctx))(t)[0]; x.Newer != "1.1.0" || !x.Changed {
		t.Errorf("%+v", x)
	}
	p = must(s.Central.Preview(ctx, s.wanted("1.1.0"), own.ID))(t)
	part := p.Processes[0].Part
	if has := p.Processes[0].Has; len(has) != 1 || has[0].Process != made.ID || !has[0].Changed || has[0].Version != "1.0.0" {
		t.Errorf("%+v", has)
	}
	update := Installing{Wanted: s.wanted("1.1.0"), Project: own.ID, Roles: map[string]string{"clerk": "desk"}, Fates: map[string]Fate{part: Update}, Into: map[string]ProcessID{part: made.ID}}
	must(s.Central.Install(ctx, update))(t)
	if now := must(s.Processes.Get(ctx, made.ID))(t); now.Revision != 3 || !strings.Contains(now.XML, "Pack the goods") {
		t.Errorf("%+v", now)
	}
	if again := must(s.Scenarios.List(ctx, made.ID))(t); len(again) != 1 || again[0].Revision != 2 {
		t.Errorf("%+v", again)
	}
	if kept := must(s.Processes.At(ctx, made.ID, 2))(t); !strings.Contains(kept.XML, "Check it") {
		t.Error("what was changed here is lost")
	}
	if skipped := must(s.Central.Install(ctx, Installing{Wanted: s.wanted("1.1.0"), Project: own.ID, Fates: map[string]Fate{part: Skip}}))(t); len(skipped) != 0 {
		t.Errorf("%+v", skipped)
	}
}

func TestWhatNobodyVouchesForIsInstalledOnlyByName(t *testing.T) {
	s, key := published(t, nil)
	ctx := t.Context()
	in := Installing{Wanted: s.wanted("1.0.0"), NewProject: "Theirs"}
	if err := s.Signing.Distrust(ctx, key.Hint); err != nil {
		t.Fatal(err)
	}
	if p := must(s.Central.Preview(ctx, s.wanted("1.0.0"), ""))(t); p.Trust != Stranger {
		t.Errorf("got %s", p.Trust)
	}
	for _, name := range []string{"", "yes", "acme"} {
		in.Unverified = name
		if _, err := s.Central.Install(ctx, in); codeOf(err) != "central.untrusted" {
			t.Errorf("%q: got %v", name, err)
		}
	}
	if projects := must(s.Projects.List(ctx))(t); len(projects) != 1 {
		t.Errorf("refused, and yet there is a project: %+v", projects)
	}
	in.Unverified = "acme/order"
	heads := must(s.Central.Install(ctx, in))(t)
	if o := must(s.Organisations.Get(ctx, heads[0].ProjectID))(t); !bytes.Contains(o.Content, []byte(`"Clerk"`)) || !bytes.Contains(o.Content, []byte(`"English"`)) {
		t.Errorf("the roles have not come along: %s", o.Content)
	}
	in.Digest = "sha256:" + strings.Repeat("0", 64)
	if _, err := s.Central.Install(ctx, in); codeOf(err) != "central.changed" {
		t.Errorf("another package than was looked at: %v", err)
	}
}

func TestAnInstallationThatFailsLeavesNothingBehind(t *testing.T) {
	s, _ := published(t, nil)
	ctx := t.Context()
	in := Installing{Wanted: s.wanted("1.0.0"), NewProject: "Theirs", Fates: map[string]Fate{"processes/订单处理.bpmn": Update}, Into: map[string]ProcessID{"processes/订单处理.bpmn": "nobody"}}
	if _, err := s.Central.Install(ctx, in); codeOf(err) != CodeNotFound {
		t.Errorf("into what is not there: %v", err)
	}
	in = Installing{Wanted: s.wanted("1.0.0"), Project: s.process.ProjectID, Roles: map[string]string{"clerk": "nobody"}}
	if _, err := s.Central.Install(ctx, in); codeOf(err) != "central.no-role" {
		t.Errorf("a role that is not there: %v", err)
	}
	if p, i := must(s.Projects.List(ctx))(t), must(s.Central.Installed(ctx))(t); len(p) != 1 || p[0].Processes != 1 || len(i) != 0 {
		t.Errorf("%+v, %+v", p, i)
	}
}

func TestWhatIsRequiredHasToBeThere(t *testing.T) {
	s, key := published(t, nil)
	ctx := t.Context()
	base := s.publication("1.2.0")
	base.ID = "acme/needy"
	base.Requires = []bundle.Requirement{{ID: "acme/order", Version: "1.0.0"}}
	if p := s.publish(t, Request{Publication: base, Key: key.Hint, Passphrase: sitePassphrase}); p.State != PushDone {
		t.Fatalf("%+v", p)
	}
	needy := Wanted{Registry: s.registry.ID, Template: "acme/needy", Version: "1.2.0"}
	if p := must(s.Central.Preview(ctx, needy, ""))(t); len(p.Missing) != 1 || p.Missing[0].ID != "acme/order" {
		t.Errorf("%+v", p.Missing)
	}
	if _, err := s.Central.Install(ctx, Installing{Wanted: needy, NewProject: "X"}); codeOf(err) != "central.requires" {
		t.Errorf("got %v", err)
	}
	must(s.Central.Install(ctx, Installing{Wanted: s.wanted("1.0.0"), NewProject: "Base"}))(t)
	must(s.Central.Install(ctx, Installing{Wanted: needy, NewProject: "X"}))(t)
}

func TestWordsThatMeanSomethingElseAreShownAndChosen(t *testing.T) {
	s := newSite(t, nil)
	ctx := t.Context()
	s.logIn(t)
	term := func(owner, text string) string {
		return strings.NewReplacer(`id="D"`, `id="D" xmlns:st="urn:sandtable:bpmn:1"`, `<startEvent id="S"`, `<extensionElements><st:term name="Value" owner="`+owner+`" text="`+text+`"/></extensionElements><startEvent id="S"`).Replace(released)
	}
	must(s.Processes.Save(ctx, ProcessSave{ID: s.process.ID, Revision: 1, XML: term("Sales", "Net")}))(t)
	if p := s.publish(t, Request{Publication: s.publication("1.0.0")}); p.State != PushDone {
		t.Fatalf("%+v", p)
	}
	for ours, want := range map[string]string{"Value": "Gross", "Other": "Net"} {
		own := must(s.Projects.Create(ctx, "Ours: "+ours))(t)
		must(s.Processes.Create(ctx, own.ID, "Billing", term("Finance", "Gross")))(t)
		p := must(s.Central.Preview(ctx, s.wanted("1.0.0"), own.ID))(t)
		if len(p.Terms) != 1 || p.Terms[0].TheirText != "Net" || p.Terms[0].OurText != "Gross" || p.Terms[0].From != "Billing" {
			t.Fatalf("%+v", p.Terms)
		}
		heads := must(s.Central.Install(ctx, Installing{Wanted: s.wanted("1.0.0"), Project: own.ID, OurTerms: []string{ours}, Unverified: "acme/order"}))(t)
		if xml := must(s.Processes.Get(ctx, heads[0].ID))(t).XML; !strings.Contains(xml, `text="`+want+`"`) {
			t.Errorf("%s is kept: %s", ours, xml)
		}
	}
}

func TestARegistryThatFailsIsTold(t *testing.T) {
	var broken atomic.Bool
	s, _ := published(t, func(inner http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
			switch {
			case broken.Load() && strings.Contains(q.URL.Path, "/blobs/") && q.Method == http.MethodGet:
				_, _ = w.Write([]byte("nonsense"))
			case q.URL.Path == "/v2/_catalog":
				http.NotFound(w, q)
			default:
				inner.ServeHTTP(w, q)
			}
		})
	})
	ctx := t.Context()
	// Without a catalogue, templates are found by their ids; and known from then on.
	r := must(s.Central.Refresh(ctx, s.registry.ID))(t)
	if r.Found != 0 || r.Uncharted == nil || r.Uncharted.Hint.ZH == "" {
		t.Errorf("%+v", r)
	}
	for range 2 {
		if r := must(s.Central.Refresh(ctx, s.registry.ID, "acme/order", "acme/nothing"))(t); r.Found != 1 || len(r.Skipped) != 1 {
			t.Errorf("%+v", r)
		}
	}
	if r := must(s.Central.Refresh(ctx, s.registry.ID))(t); r.Found != 1 {
		t.Errorf("%+v", r)
	}
	broken.Store(true)
	_, err := s.Central.Preview(ctx, s.wanted("1.0.0"), "")
	if p := problem.Of(err); p == nil || p.Code == CodeFailed || p.Message.ZH == "" {
		t.Errorf("other bytes than were announced: %v", err)
	}
	// What was known stays known while the registry tells nonsense.
	if _, err := s.Central.Refresh(ctx, s.registry.ID); err != nil {
		t.Error(err)
	}
	if shelves := must(s.Central.Browse(ctx))(t); len(shelves[0].Templates) != 1 {
		t.Errorf("%+v", shelves)
	}
}

func TestAFileIsInstalledLikeWhatComesFromARegistry(t *testing.T) {
	s := newSite(t, nil)
	ctx := t.Context()
	a := must(s.Publishing.Save(ctx, Request{Publication: s.publication("1.0.0")}))(t)
	must(s.Central.Install(ctx, Installing{Wanted: Wanted{File: a.Content}, NewProject: "From a file", Unverified: "acme/order"}))(t)
	for what, content := range map[string][]byte{
		"cut off":  a.Content[:len(a.Content)/2],
		"tampered": bytes.Replace(a.Content, []byte("Pack goods"), []byte("Pack gooods")[:10], 1),
		"nothing":  []byte("hello"),
	} {
		_, err := s.Central.Preview(ctx, Wanted{File: content}, "")
		if p := problem.Of(err); p == nil || p.Code != "package.bad" || p.Hint.ZH == "" {
			t.Errorf("%s: got %v", what, err)
		}
	}
}

func TestScenariosFollowOneAnotherWhereTheyAreInstalled(t *testing.T) {
	s := newSite(t, nil)
	ctx := t.Context()
	content := must(s.Scenarios.Get(ctx, s.scenario.ID))(t).Content
	// The one in between stays behind, so the last follows the first.
	between := must(s.Scenarios.Derive(ctx, s.process.ID, s.scenario.ID, "Between", content))(t)
	toBe := must(s.Scenarios.Derive(ctx, s.process.ID, between.ID, "To-be", bytes.Replace(content, []byte(`"As is"`), []byte(`"To-be"`), 1)))(t)
	p := s.publication("1.0.0")
	p.Processes[0].Scenarios = []ScenarioID{toBe.ID, s.scenario.ID}
	a := must(s.Publishing.Save(ctx, Request{Publication: p}))(t)
	heads := must(s.Central.Install(ctx, Installing{Wanted: Wanted{File: a.Content}, NewProject: "From a file", Unverified: "acme/order"}))(t)
	there := map[string]ScenarioHead{}
	for _, head := range must(s.Scenarios.List(ctx, heads[0].ID))(t) {
		there[head.Name] = head
	}
	if len(there) != 2 || there["To-be"].Base == "" || there["To-be"].Base != there[s.scenario.Name].ID {
		t.Errorf("got %+v, want the to-be to follow the as-is", there)
	}
}
