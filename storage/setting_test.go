package storage

import (
	"fmt"
	"testing"
)

func TestASettingHoldsItsLastValue(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	_, err := library.Setting(ctx, "language")
	wantError(t, "Setting before it was made", err, ErrNotFound)
	for _, value := range []string{"en", "简体中文", ""} {
		if err := library.PutSetting(ctx, "language", value); err != nil {
			t.Fatal(err)
		}
		if got := must(library.Setting(ctx, "language"))(t); got != value {
			t.Errorf("setting %q, want %q", got, value)
		}
	}
	if err := library.PutSetting(ctx, "theme", "dark"); err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(must(library.Settings(ctx))(t)), "map[language: theme:dark]"; got != want {
		t.Errorf("settings %s, want %s", got, want)
	}
	if err := library.DeleteSetting(ctx, "theme"); err != nil {
		t.Fatal(err)
	}
	wantError(t, "DeleteSetting twice", library.DeleteSetting(ctx, "theme"), ErrNotFound)
}
