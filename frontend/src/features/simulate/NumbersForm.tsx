import { ComplaintList } from './ComplaintList';
import { ArrivalsSection } from './sections/ArrivalsSection';
import { CaseSection } from './sections/CaseSection';
import { DataSection } from './sections/DataSection';
import { DecisionsSection } from './sections/DecisionsSection';
import { EventsSection } from './sections/EventsSection';
import { HoursSection } from './sections/HoursSection';
import { PeopleSection } from './sections/PeopleSection';
import { RolesSection } from './sections/RolesSection';
import { RunSection } from './sections/RunSection';
import { StockSection } from './sections/StockSection';
import { TablesSection } from './sections/TablesSection';
import { TasksSection } from './sections/TasksSection';

/** All numbers as a form, from how cases come to how a run is made. */
export function NumbersForm({ selected }: { selected: string[] }) {
  return (
    <>
      <ComplaintList at={[]} />
      <ArrivalsSection />
      <TasksSection selected={selected} />
      <DecisionsSection />
      <EventsSection />
      <RolesSection />
      <PeopleSection />
      <HoursSection />
      <CaseSection />
      <DataSection />
      <TablesSection />
      <StockSection />
      <RunSection />
    </>
  );
}
