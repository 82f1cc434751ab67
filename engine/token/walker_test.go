package token_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/model"
	"sandtable/engine/sketch"
	"sandtable/engine/token"
)

// walker plays cases: choices are given beforehand, tasks and waits are left for the test
// to go on with. It holds the game to its word: whatever it is told of is so.
type walker struct {
	t         *testing.T
	net       *token.Net
	game      *token.Game
	choices   map[string][]string // flows by gateway; a list with “|” gives one set for each visit
	chooses   func(token.Place, []token.FlowID) []token.FlowID
	instances map[string]int // of multi-instance activities; 1 unless given
	again     map[string]int // how often loops go round
	enough    map[string]int // after how many it is enough; 0: never
	activates int            // tokens that complex gateways wait for; 0: all
	picks     []string       // of ad-hoc sub-processes; nil: all
	receives  bool           // messages go to other cases
	refuses   bool           // nothing begins
	next      token.Case     // of signals from outside
	resting   []token.Place
	waiting   map[int32]token.Wait
	order     []int32 // waits, oldest first
	withdrawn []token.Place
	forgotten []string // waits that were over otherwise than by the player's word
	uncaught  []string
	left      []string
	ended     int
	ends      []token.Case
	trace     []string
	messages  []string
}

func walk(t *testing.T, sketched string, choices map[string]string) *walker {
	t.Helper()
	d := sketch.Process(sketched)
	return walkModel(t, d, d.Processes[0], choices)
}

func walkModel(t *testing.T, d *model.Definitions, p *model.Process, choices map[string]string) *walker {
	t.Helper()
	net, err := token.NewNet(d, p)
	if err != nil {
		t.Fatalf("NewNet: %v", err)
	}
	w := newWalker(t, net)
	for gateway, flows := range choices {
		w.choices[gateway] = strings.Split(flows, "|")
	}
	return w
}

func newWalker(t *testing.T, net *token.Net) *walker {
	w := &walker{t: t, net: net, choices: map[string][]string{}, instances: map[string]int{}, again: map[string]int{}, enough: map[string]int{},
		waiting: map[int32]token.Wait{}, next: 100}
	w.game = token.NewGame(net, w)
	w.game.Watch = func(s token.Step) {
		switch {
		case s.Message != nil:
			w.messages = append(w.messages, string(s.Message.ID))
		case s.Enter:
			w.trace = append(w.trace, string(net.Nodes[s.Node].ID))
		default:
			w.trace = append(w.trace, string(net.Flows[s.Flow].ID))
		}
	}
	t.Cleanup(func() {
		if !t.Failed() {
			w.clean()
		}
	})
	return w
}

// clean checks that no case leaves anything behind once it is over, and that tokens are
// counted rightly while it is not.
func (w *walker) clean() {
	w.t.Helper()
	if err := w.game.Sound(); err != nil {
		w.t.Error(err)
	}
	if n := w.game.Running(); n == 0 {
		if used := w.game.Used(); used != "" || len(w.waiting) > 0 || len(w.resting) > 0 {
			w.t.Errorf("all cases are over, but left: %s, %d waits, work at %q", used, len(w.waiting), w.where())
		}
	}
}

func (w *walker) start() *walker {
	w.t.Helper()
	return w.startAs(0)
}

func (w *walker) startAs(c token.Case) *walker {
	w.t.Helper()
	at := w.net.Scopes[0].Starts
	if enter := w.net.Scopes[0].Enter; len(enter) > 0 {
		at = enter
	}
	w.done(w.game.Start(c, at...))
	return w
}

func (w *walker) startAt(c token.Case, id string) *walker {
	w.t.Helper()
	w.done(w.game.Start(c, w.node(id)))
	return w
}

func (w *walker) node(id string) token.NodeID {
	w.t.Helper()
	at, ok := w.net.Node(model.ID(id))
	if !ok {
		w.t.Fatalf("no element %s", id)
	}
	return at
}

func (w *walker) done(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
	if err := w.game.Sound(); err != nil {
		w.t.Fatalf("%v (trace %v)", err, w.trace)
	}
}

// do finishes the oldest token that rests at a task.
func (w *walker) do(task string) *walker {
	w.t.Helper()
	w.done(w.game.Finish(w.take(task)))
	return w
}

// fails ends the oldest work at a task by an error.
func (w *walker) fails(task, error string) *walker {
	w.t.Helper()
	w.done(w.game.Fail(w.take(task), error))
	return w
}

// escalates throws an escalation from the oldest work at a task.
func (w *walker) escalates(task, escalation string) *walker {
	w.t.Helper()
	for _, at := range w.resting {
		if string(w.net.Nodes[at.Node].ID) == task {
			w.done(w.game.Escalate(at, escalation))
			return w
		}
	}
	w.t.Fatalf("no token rests at %s, but at %v", task, w.where())
	return w
}

func (w *walker) take(task string) token.Place {
	w.t.Helper()
	for i, at := range w.resting {
		if string(w.net.Nodes[at.Node].ID) == task {
			w.resting = slices.Delete(w.resting, i, i+1)
			return at
		}
	}
	w.t.Fatalf("no token rests at %s, but at %v", task, w.where())
	return token.Place{}
}

// happens lets what is waited for at an event happen, the oldest of it.
func (w *walker) happens(event string) *walker {
	w.t.Helper()
	for _, id := range w.order {
		if string(w.net.Nodes[w.waiting[id].Node].ID) == event {
			w.tell(id)
			return w
		}
	}
	w.t.Fatalf("nothing waits at %s, but at %v (trace %v)", event, w.waits(), w.trace)
	return w
}

func (w *walker) tell(id int32) {
	w.t.Helper()
	w.drop(id)
	w.done(w.game.Happen(id))
}

func (w *walker) drop(id int32) {
	delete(w.waiting, id)
	w.order = slices.DeleteFunc(w.order, func(other int32) bool { return other == id })
}

func (w *walker) signal(ref string) *walker {
	w.t.Helper()
	w.done(w.game.Signal(model.ID(ref)))
	return w
}

func (w *walker) where() string {
	var ids []string
	for _, at := range w.resting {
		ids = append(ids, string(w.net.Nodes[at.Node].ID))
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

func (w *walker) waits() string {
	var ids []string
	for _, at := range w.waiting {
		ids = append(ids, string(w.net.Nodes[at.Node].ID))
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

// rests checks where there is work to do, by the ids of the tasks, sorted.
func (w *walker) rests(want string) *walker {
	w.t.Helper()
	if got := w.where(); got != want {
		w.t.Fatalf("tokens rest at %q, want %q (trace %v)", got, want, w.trace)
	}
	return w
}

// awaits checks what is waited for, by the ids of the events, sorted.
func (w *walker) awaits(want string) *walker {
	w.t.Helper()
	if got := w.waits(); got != want {
		w.t.Fatalf("waits for %q, want %q (trace %v)", got, want, w.trace)
	}
	return w
}

func (w *walker) over(want bool) *walker {
	w.t.Helper()
	if got := w.ended == 1; got != want || w.ended > 1 {
		w.t.Fatalf("case ended %d times, want over = %v (trace %v)", w.ended, want, w.trace)
	}
	if want {
		w.clean()
	}
	return w
}

// went checks that the trace holds these elements in this order, others between them.
func (w *walker) went(want string) *walker {
	w.t.Helper()
	rest := w.trace
	for _, id := range strings.Fields(want) {
		i := slices.Index(rest, id)
		if i < 0 {
			w.t.Fatalf("got trace %v, want %q in it in this order", w.trace, want)
		}
		rest = rest[i+1:]
	}
	return w
}

// never checks that no token came to an element.
func (w *walker) never(id string) *walker {
	w.t.Helper()
	if slices.Contains(w.trace, id) {
		w.t.Fatalf("got trace %v, want nothing at %s", w.trace, id)
	}
	return w
}

func (w *walker) Choose(at token.Place, taken []token.FlowID) []token.FlowID {
	if w.chooses != nil {
		return w.chooses(at, taken)
	}
	id := string(w.net.Nodes[at.Node].ID)
	sets := w.choices[id]
	if len(sets) == 0 {
		return taken
	}
	if len(sets) > 1 {
		w.choices[id] = sets[1:]
	}
	for _, name := range strings.Fields(strings.ReplaceAll(sets[0], "+", " ")) {
		f, ok := w.net.Flow(model.ID(name))
		if !ok {
			w.t.Fatalf("no flow %s", name)
		}
		taken = append(taken, f)
	}
	return taken
}

func (w *walker) Perform(at token.Place, offered, taken []token.NodeID) []token.NodeID {
	if w.picks == nil {
		return append(taken, offered...)
	}
	for _, id := range w.picks {
		node := w.node(id)
		if !slices.Contains(offered, node) {
			w.t.Fatalf("%s is not offered", id)
		}
		taken = append(taken, node)
	}
	return taken
}

func (w *walker) Again(at token.Place, done int) bool {
	return done < w.again[string(w.net.Nodes[at.Node].ID)]
}

func (w *walker) Instances(at token.Place) int {
	if n, ok := w.instances[string(w.net.Nodes[at.Node].ID)]; ok {
		return n
	}
	return 1
}

func (w *walker) Enough(at token.Place, done, all int) bool {
	if done >= all {
		w.t.Errorf("asked whether %d of %d are enough", done, all)
	}
	n := w.enough[string(w.net.Nodes[at.Node].ID)]
	return n > 0 && done >= n
}

func (w *walker) Activates(_ token.Place, waiting, all int) bool {
	if w.activates > 0 {
		return waiting >= w.activates
	}
	return waiting == all
}

func (w *walker) Work(at token.Place) {
	if slices.Contains(w.resting, at) && at.Execution != token.None {
		w.t.Errorf("told twice of the work at %v", at)
	}
	w.resting = append(w.resting, at)
}

func (w *walker) Await(wait token.Wait) {
	if other, ok := w.waiting[wait.ID]; ok {
		w.t.Errorf("wait %d is told of twice: %v, %v", wait.ID, other, wait)
	}
	w.waiting[wait.ID] = wait
	w.order = append(w.order, wait.ID)
}

func (w *walker) Forget(wait token.Wait) {
	known, ok := w.waiting[wait.ID]
	happened := wait.Happened
	wait.Happened = false
	if !ok || known != wait {
		w.t.Errorf("told to forget %v, knows %v", wait, known)
	}
	w.drop(wait.ID)
	w.forgotten = append(w.forgotten, fmt.Sprintf("%s %v", w.net.Nodes[wait.Node].ID, happened))
}

func (w *walker) Receives(token.Place, token.Wait) bool { return w.receives }

func (w *walker) Began(sender token.Case, _ token.NodeID) token.Case {
	if w.refuses {
		return token.None
	}
	if sender == token.None {
		w.next++
		return w.next
	}
	return sender
}

func (w *walker) Abandon(at token.Place) {
	if !slices.Contains(w.resting, at) {
		w.t.Errorf("told that work at %v was abandoned, which it does not know", at)
	}
	w.withdrawn = append(w.withdrawn, at)
	w.resting = slices.DeleteFunc(w.resting, func(other token.Place) bool { return other == at })
}

func (w *walker) Withdraw(_ token.Case, instance int32) {
	w.resting = slices.DeleteFunc(w.resting, func(at token.Place) bool {
		if at.Instance == instance {
			w.withdrawn = append(w.withdrawn, at)
		}
		return at.Instance == instance
	})
	for _, wait := range w.waiting {
		if wait.Instance == instance {
			w.t.Errorf("%v is withdrawn with its instance, but was not forgotten", wait)
		}
	}
}

func (w *walker) Uncaught(at token.Place, kind model.EventKind) {
	w.uncaught = append(w.uncaught, string(w.net.Nodes[at.Node].ID)+" "+kind.String())
}

func (w *walker) Left(_ token.Case, process token.ScopeID) {
	w.left = append(w.left, string(w.net.Scopes[process].Process.ID))
}

func (w *walker) Ended(c token.Case) {
	w.ended++
	w.ends = append(w.ends, c)
}
