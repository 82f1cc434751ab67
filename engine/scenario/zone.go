package scenario

import (
	"fmt"
	"time"
	_ "time/tzdata" // Windows and small containers have no time zone data of their own

	"sandtable/engine/problem"
)

// loadZone finds a time zone of the IANA database. The names that mean the
// machine's own zone are refused: a scenario means the same everywhere.
func loadZone(name string) (*time.Location, error) {
	if name != "" && name != "Local" {
		if zone, err := time.LoadLocation(name); err == nil {
			return zone, nil
		}
	}
	return nil, problem.New("scenario.zone",
		problem.Say("%q is not a time zone.", "%q 不是有效的时区。", name),
		problem.Say("Write a name of the IANA database, such as Asia/Shanghai or UTC.", "请写 IANA 时区名称，例如 Asia/Shanghai 或 UTC。"))
}

// ZoneAt names the zone of an instant that is written with an offset: the usual one, where
// that has the offset then; else one of whole hours from UTC. Where there is none, it is
// the usual one all the same.
func ZoneAt(t time.Time, usual string) string {
	const hour = 60 * 60
	_, offset := t.Zone()
	if zone, err := loadZone(usual); err == nil {
		if _, same := t.In(zone).Zone(); same == offset {
			return usual
		}
	}
	switch {
	case offset == 0:
		return "UTC"
	case offset%hour == 0 && offset/hour <= 14 && offset/hour >= -12:
		return fmt.Sprintf("Etc/GMT%+d", -offset/hour) // POSIX counts them the other way round
	}
	return usual
}
