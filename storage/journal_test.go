package storage

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"testing"
	"time"
)

// sketch is unsaved work with one step per drawing.
func sketch(id EntryID, page string, drawings ...string) EntrySave {
	save := EntrySave{Entry: Entry{ID: id, Page: page, Kind: EntryProcess, Name: "Loans", Saved: -1, Position: int64(len(drawings) - 1)}}
	for number, xml := range drawings {
		label := json.RawMessage(fmt.Sprintf(`{"did":"move","of":"%d"}`, number))
		save.Steps = append(save.Steps, EntryStep{Number: int64(number), Label: label, CreatedAt: time.UnixMilli(1000).UTC(), XML: []byte(xml)})
		save.Keep = append(save.Keep, int64(number))
	}
	return save
}

func drawingsOf(steps []EntryStep) []string {
	var all []string
	for _, step := range steps {
		all = append(all, fmt.Sprintf("%d %s", step.Number, step.XML))
	}
	return all
}

func TestTheJournalReturnsWhatItWasGiven(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	library := must(Open(t.Context(), path, Options{}))(t)
	save := sketch("a", "page", "<a/>", "<b/>")
	save.ProjectID, save.ProcessID, save.Revision, save.File, save.FileDigest = "p", "q", 7, "/home/a.bpmn", "abc"
	save.ScenarioID, save.ScenarioName, save.ScenarioRevision, save.Content = "s", "Peak", 3, json.RawMessage(`{"name": "高峰"}`)
	if err := library.KeepEntry(t.Context(), save); err != nil {
		t.Fatal(err)
	}
	session := library.Session()
	if err := library.Close(); err != nil {
		t.Fatal(err)
	}

	again := opened(t, path, Options{})
	entry, steps, err := again.Entry(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	want := save.Entry
	want.Session, want.CreatedAt, want.UpdatedAt = session, entry.CreatedAt, entry.UpdatedAt
	if fmt.Sprint(entry) != fmt.Sprint(want) || entry.UpdatedAt.IsZero() {
		t.Errorf("got %+v, want %+v", entry, want)
	}
	if fmt.Sprint(steps) != fmt.Sprint(save.Steps) {
		t.Errorf("got steps %v, want %v", steps, save.Steps)
	}
	if alive := must(again.Alive(t.Context(), session))(t); alive {
		t.Error("a session that was closed is taken for alive")
	}
	if alive := must(again.Alive(t.Context(), again.Session()))(t); !alive {
		t.Error("the session itself is taken for gone")
	}
}

func TestOnlyTheStepsThatAreToBeKeptAreKept(t *testing.T) {
	library := fresh(t)
	if err := library.KeepEntry(t.Context(), sketch("a", "page", "<a/>", "<b/>", "<c/>")); err != nil {
		t.Fatal(err)
	}
	next := EntrySave{Entry: Entry{ID: "a", Page: "page", Kind: EntryProcess, Position: 4, Saved: 1},
		Steps: []EntryStep{{Number: 4, Label: json.RawMessage(`{}`), XML: []byte("<e/>")}}, Keep: []int64{1, 4}}
	if err := library.KeepEntry(t.Context(), next); err != nil {
		t.Fatal(err)
	}
	entry, steps, err := library.Entry(t.Context(), "a")
	if err != nil || entry.Position != 4 || entry.Saved != 1 {
		t.Errorf("got %+v, %v, want position 4 and saved 1", entry, err)
	}
	if got, want := fmt.Sprint(drawingsOf(steps)), "[1 <b/> 4 <e/>]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWorkThatAnotherPageHasTakenOverIsNotOverwritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	mine, other := opened(t, path, Options{}), opened(t, path, Options{})
	if err := mine.KeepEntry(t.Context(), sketch("a", "first", "<a/>")); err != nil {
		t.Fatal(err)
	}
	found, _, err := other.Entry(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	if err := other.AdoptEntry(t.Context(), found, "second"); err != nil {
		t.Fatal(err)
	}
	wantError(t, "adopt twice", mine.AdoptEntry(t.Context(), found, "third"), ErrChangedElsewhere)
	wantError(t, "keep", mine.KeepEntry(t.Context(), sketch("a", "first", "<lost/>")), ErrChangedElsewhere)
	if err := mine.DeleteEntry(t.Context(), "a", "first"); err != nil {
		t.Fatal(err)
	}
	entry, steps, err := other.Entry(t.Context(), "a")
	if err != nil || entry.Session != other.Session() || entry.Page != "second" || string(steps[0].XML) != "<a/>" {
		t.Errorf("got %+v with %v (%v), want the second page's work, untouched", entry, drawingsOf(steps), err)
	}
	if err := other.DeleteEntry(t.Context(), "a", "second"); err != nil {
		t.Fatal(err)
	}
	_, _, err = other.Entry(t.Context(), "a")
	wantError(t, "read what was deleted", err, ErrNotFound)
	wantError(t, "adopt what was deleted", mine.AdoptEntry(t.Context(), found, "third"), ErrNotFound)
}

func TestTheJournalKeepsWorkOnAProcessThatIsDeleted(t *testing.T) {
	library := fresh(t)
	process := newProcess(t, library, "<a/>")
	save := sketch("a", "page", "<a/>")
	save.ProcessID, save.Revision = process.ID, 1
	if err := library.KeepEntry(t.Context(), save); err != nil {
		t.Fatal(err)
	}
	if err := library.DeleteProcess(t.Context(), process.ID); err != nil {
		t.Fatal(err)
	}
	if entries := must(library.Entries(t.Context()))(t); len(entries) != 1 || entries[0].ProcessID != process.ID {
		t.Errorf("got %+v, want the work on the deleted process", entries)
	}
}

// keepWithoutEnd keeps step after step of one drawing and prints the number of each that is safe.
func keepWithoutEnd(path string) error {
	library, _, err := openProcess(path)
	if err != nil {
		return err
	}
	for number := int64(0); err == nil; number++ {
		err = library.KeepEntry(context.Background(), EntrySave{
			Entry: Entry{ID: EntryID(library.Session()), Page: "page", Kind: EntryProcess, Position: number},
			Steps: []EntryStep{{Number: number, Label: json.RawMessage(`{}`), XML: drawing(number)}},
			Keep:  []int64{number - 1, number},
		})
		if err == nil {
			fmt.Println(string(library.Session()), number)
		}
	}
	return err
}

func TestAKilledWindowLosesNothingThatTheJournalHasAcknowledged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	for round := range 6 {
		window := startChild(t, "keep without end", path)
		var session string
		var number int64
		for range 2 + 3*round {
			if window.lines.Scan() {
				fmt.Sscan(window.lines.Text(), &session, &number)
			}
		}
		window.kill(t)
		for window.lines.Scan() {
			fmt.Sscan(window.lines.Text(), &session, &number)
		}
		window.Wait()

		library := must(Open(t.Context(), path, Options{}))(t)
		entry, steps, err := library.Entry(t.Context(), EntryID(session))
		if err != nil || entry.Position < number || entry.Position > number+1 {
			t.Fatalf("round %d: position %d (%v) after %d was acknowledged", round, entry.Position, err, number)
		}
		last := steps[len(steps)-1]
		if last.Number != entry.Position || !bytes.Equal(last.XML, drawing(last.Number)) {
			t.Fatalf("round %d: step %d reads as %d bytes", round, last.Number, len(last.XML))
		}
		if must(library.Alive(t.Context(), entry.Session))(t) {
			t.Fatalf("round %d: a killed window is taken for alive", round)
		}
		if err := library.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
