package storage

// A Change is one thing that has become different in the library. When a project or a process is
// deleted, all that was in it is gone too, without a Change of its own.
type Change struct {
	Kind     Kind
	ID       string
	Revision int64 // of a process, a scenario or an organisation; 0 for everything else
	Deleted  bool
}

// Kind says what sort of thing an id names.
type Kind string

// The kinds of things in a library.
const (
	KindProject  Kind = "project"
	KindProcess  Kind = "process"
	KindScenario Kind = "scenario"
	KindRun      Kind = "run"
	KindSetting  Kind = "setting"
	KindWaiver   Kind = "waiver"   // its id is that of the process
	KindVersion  Kind = "version"  // its name; its id is that of the process
	KindRegistry Kind = "registry" // or whom we trust: then it has no id
	KindWalk     Kind = "walk"     // its id is that of the process
	KindPlan     Kind = "plan"     // of what is invested; its id is that of the process
	// KindOrganisation is of a project, whose id it has.
	KindOrganisation Kind = "organisation"
	// KindEverything is when a backup has taken the place of all that there was; it has no id.
	KindEverything Kind = "everything"
	// KindEntry is of the journal: unsaved work was taken over or is gone. That it was written is no Change.
	KindEntry Kind = "entry"
)
