package token

import "sandtable/engine/model"

// Case names a case to the player, who gives out small numbers and uses them again: the
// game keeps a table by case. A case may have several root instances: that of the process
// it began in, and those that its messages and signals began in other pools.
type Case int32

// Place is where a token rests: a node within one running instance of its scope.
type Place struct {
	Case      Case
	Instance  int32 // of the scope
	Node      NodeID
	Execution int32 // which one of several that can be told apart at the node (boundary events, loops, instances, compensation); None where nothing tells them apart
}

// Wait is something that a token, or a running scope, waits for: an intermediate catch
// event, a receive task, a way out of an event-based gateway, a boundary event while its
// activity goes on, the start of an event sub-process while what is around it goes on.
type Wait struct {
	ID         int32 // names it until it has happened or is forgotten; then used again
	Place            // of the event; for a boundary event Execution is that of its activity
	Kind       model.EventKind
	Definition int  // which of the node's event definitions; see Net.Awaited
	Times      int  // how often it has happened before, at something that it does not interrupt
	Happened   bool // told with Forget: the game itself brought it about
}

// Player does what the game leaves open. Its methods are called while the game
// moves tokens; they may call the game's own.
type Player interface {
	// Choose appends to taken the flows on which tokens leave a node that splits
	// by choice. Appending none leaves the token at the node for good. At an ad-hoc
	// sub-process see Perform.
	Choose(at Place, taken []FlowID) []FlowID
	// Perform appends to taken the activities of an ad-hoc sub-process to do, of
	// those that no flow leads to. An activity may be done several times.
	Perform(at Place, offered, taken []NodeID) []NodeID
	// Work is told of a token that has come to rest at a task, or at a call of what is not
	// played; Finish moves it on. Where a loop or several instances are done, each is told
	// of by itself, and a receive task once its message has come.
	Work(at Place)
	// Again says whether a loop goes round (again), after it has been done so often.
	Again(at Place, done int) bool
	// Instances is how many instances a multi-instance activity has.
	Instances(at Place) int
	// Enough says whether an activity with several instances, or an ad-hoc
	// sub-process, is over although only so many of all are done.
	Enough(at Place, done, all int) bool
	// Activates says whether a complex gateway goes on, with tokens on so many of its
	// incoming flows.
	Activates(at Place, waiting, all int) bool
	// Await is told of something that is waited for from now on. Whatever the game
	// itself brings about (messages, signals, errors of the process) needs no answer;
	// for timers, conditions and what comes from outside, Happen says that it has
	// come.
	Await(w Wait)
	// Forget is told that a wait is over although the player has not said that it
	// happened: it was taken away, or the game itself brought it about (w.Happened).
	Forget(w Wait)
	// Receives says whether a message sent at one place is meant for what waits at
	// another, in another case. Within a case it is not asked.
	Receives(from Place, w Wait) bool
	// Began is told of a root instance that a message or signal is about to begin in a
	// pool, and says which case it belongs to: the sender's, as a rule. Sender is None
	// for a signal from outside. Answering None lets nothing begin.
	Began(sender Case, start NodeID) Case
	// Abandon is told that the work at a place with an Execution has been taken away,
	// while its instance goes on.
	Abandon(at Place)
	// Withdraw is told that everything in an instance has been taken away: all work
	// there, with an Execution or without. What it waited for has been forgotten before.
	Withdraw(c Case, instance int32)
	// Uncaught is told of an error or escalation that nothing catches, and of a message
	// that nobody has received when its case ends. After an error the root instance
	// ends.
	Uncaught(at Place, kind model.EventKind)
	// Left is told that the root instance of a process has ended. The end of a process
	// that was called is not told.
	Left(c Case, process ScopeID)
	// Ended is told that a case has no token left.
	Ended(c Case)
}
