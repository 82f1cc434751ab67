package check_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/check"
	"sandtable/engine/check/rules"
	"sandtable/engine/check/soundness"
	"sandtable/engine/model"
	"sandtable/engine/sketch"
)

// TestADecentShareOfUnsoundModelsIsOfferedAFixThatHelps counts, of the findings about soundness in reference
// models, those with a way out that has been tried out.
func TestADecentShareOfUnsoundModelsIsOfferedAFixThatHelps(t *testing.T) {
	root := os.Getenv("SANDTABLE_CORPUS")
	if root == "" {
		t.Skip("skipped: SANDTABLE_CORPUS is not set")
	}
	if testing.Short() {
		t.Skip("skipped: takes seconds")
	}
	found, mended := map[string]int{}, map[string]int{}
	models, helped := 0, 0
	err := filepath.WalkDir(filepath.Join(root, "soundness"), func(path string, e os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".bpmn" {
			return err
		}
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		d, err := bpmn.Decode(file)
		if err != nil {
			return nil // one that cannot be read is of no use here
		}
		all, sound := check.Examine(context.Background(), d, nil, check.Options{Fixes: true})
		if sound.Verdict != soundness.Unsound {
			return nil
		}
		models++
		some := false
		for _, f := range all {
			if !strings.HasPrefix(f.Rule, "soundness.") || f.Rule == "soundness.undecided" {
				continue
			}
			found[f.Rule]++
			if len(f.Fixes) > 0 {
				mended[f.Rule]++
				some = true
			}
		}
		if some {
			helped++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	all, with := 0, 0
	for rule, n := range found {
		t.Logf("%s: %d of %d findings have a fix", rule, mended[rule], n)
		all, with = all+n, with+mended[rule]
	}
	t.Logf("%d of %d findings in %d of %d unsound models have a fix", with, all, helped, models)
	if models < 60 || helped*100 < models*75 || with*100 < all*70 {
		t.Errorf("got a fix for %d of %d findings in %d of %d models, want 70 %% in 75 %% of at least 60", with, all, helped, models)
	}
}

// TestFixesOfSoundnessAreTheOnesThatWereMeant looks at the first fix of the rejected process of each page, and at
// those of faults that the pages do not show. What is wanted is the beginning of each title that is offered.
func TestFixesOfSoundnessAreTheOnesThatWereMeant(t *testing.T) {
	page := func(rule string) *model.Definitions {
		p, _ := rules.Of(rule)
		d, err := bpmn.Decode(strings.NewReader(p.Rejected.Process))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		name, rule string
		d          *model.Definitions
		want       []string
	}{
		{"an exclusive split into a parallel join", "soundness.deadlock", page("soundness.deadlock"),
			[]string{"Let “Join” wait for nobody", "Take all ways from “Customer known?”", "Make “Customer known?” and “Join” inclusive"}},
		{"a loop without a way out", "soundness.livelock", page("soundness.livelock"), []string{"Let the case end after “Write contract”", "Let the case end after “Review contract”"}},
		{"a parallel split into an exclusive merge", "soundness.unsynchronized", page("soundness.unsynchronized"),
			[]string{"Wait for all branches at “Merge”", "Wait for the branches under way", "Take one way from “Split” only"}},
		{"two branches into one end", "soundness.improper-completion", page("soundness.improper-completion"),
			[]string{"Join the branches before “入职完成” in a parallel", "Give each branch that ends at “入职完成”", "Join the branches before “入职完成” in an inclusive"}},
		{"a signal that comes too late", "soundness.dead", page("soundness.dead"), []string{"Remove “Complaint closed”, “Call customer” and “Customer called”"}},
		{"a refusal that ends beside a join", "soundness.deadlock",
			sketch.Process("startEvent s\n parallelGateway g\n task A\n task B\n exclusiveGateway x\n parallelGateway j\n endEvent e\n endEvent refused\n s -> g 1\n g -> A 2\n g -> B 3\n A -> x 4\n x -> j 5\n x -> refused 6\n B -> j 7\n j -> e 8"),
			[]string{"Let “refused” end the whole case", "Take all ways from “x”", "Make “x” and “j” inclusive"}},
		{"an answer that does not come", "soundness.deadlock",
			sketch.Process("startEvent s\n sendTask A\n intermediateCatchEvent c message=n\n endEvent e\n s -> A 1\n A -> c 2\n c -> e 3\n process Q {\n startEvent qs message=m\n exclusiveGateway x\n endEvent qe message=n\n endEvent no\n qs -> x 4\n x -> qe 5\n x -> no 6\n }\n A => qs f1 m\n qe => c f2 n\n message m\n message n"),
			[]string{"Go on after a day without “c”", "End the case after a day without “c”"}},
		{"an answer that a task waits for", "soundness.deadlock",
			sketch.Process("startEvent s\n sendTask A\n receiveTask R\n endEvent e\n s -> A 1\n A -> R 2\n R -> e 3\n process Q {\n startEvent qs message=m\n exclusiveGateway x\n endEvent qe message=n\n endEvent no\n qs -> x 4\n x -> qe 5\n x -> no 6\n }\n A => qs f1 m\n qe => R f2 n\n message m\n message n"),
			[]string{"Go on after a day without “R”", "End the case after a day without “R”"}},
		{"a reminder that comes back to the work", "soundness.unsynchronized",
			sketch.Process("startEvent s\n task A\n boundaryEvent b timer=PT1H noninterrupting on=A\n task Remind\n task B\n endEvent e\n s -> A 1\n A -> B 2\n B -> e 3\n b -> Remind 5\n Remind -> B 4"),
			[]string{"Let what follows “b” end by itself"}},
		{"tokens that double without work", "soundness.livelock",
			sketch.Process("startEvent s\n exclusiveGateway m\n parallelGateway g\n task T\n endEvent e\n s -> T 0\n T -> m 1\n m -> g 2\n g -> m 3\n g -> e 4"),
			[]string{"Take one way from “g” only"}},
	} {
		found, _ := check.Examine(context.Background(), c.d, nil, check.Options{Fixes: true})
		var got []string
		for _, f := range found {
			if f.Rule == c.rule {
				for _, x := range f.Fixes {
					got = append(got, x.Title.EN)
				}
				break
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
			continue
		}
		for i, want := range c.want {
			if !strings.HasPrefix(got[i], want) {
				t.Errorf("%s: got %q, want %q", c.name, got, c.want)
			}
		}
	}
}
