import { dialogOnDemand, panelOnDemand } from './onDemand';

/*
 * What is not on the first screen, each in a file of its own that is fetched when it is wanted or ahead of that, shortly after the
 * first screen is there. Palette and keyboard help are not here: who opens them types at once.
 */

const shown = ({ open }: { open: boolean }) => open;
const about = ({ of }: { of?: unknown }) => of !== undefined;

export const Canvas = panelOnDemand(() => import('../modeler/Canvas').then((file) => file.Canvas));
export const Dock = panelOnDemand(() => import('./Dock').then((file) => file.Dock));
export const Tables = panelOnDemand(() => import('./Tables').then((file) => file.Tables));
export const CasesTable = panelOnDemand(() => import('../features/simulate/cases/CasesTable').then((file) => file.CasesTable));
export const BoardTable = panelOnDemand(() => import('../features/simulate/cases/BoardTable').then((file) => file.BoardTable));
// Charts are a fifth of the product's code and needed only once there are results: they are not fetched ahead.
export const ResultsPanel = panelOnDemand(() => import('../features/simulate/ResultsPanel').then((file) => file.ResultsPanel));
export const ComparePanel = panelOnDemand(() => import('../features/compare/ComparePanel').then((file) => file.ComparePanel));
export const OutlinePanel = panelOnDemand(() => import('../features/outline/OutlinePanel').then((file) => file.OutlinePanel));
export const PeoplePage = panelOnDemand(() => import('../features/people/PeoplePage').then((file) => file.PeoplePage));

export const RestoreDialog = dialogOnDemand(() => import('../features/journal/RestoreDialog').then((file) => file.RestoreDialog), shown);
export const DiskDialog = dialogOnDemand(() => import('../features/journal/DiskDialog').then((file) => file.DiskDialog), ({ changed }) => changed !== undefined);
export const StepsDrawer = dialogOnDemand(() => import('../features/journal/StepsDrawer').then((file) => file.StepsDrawer), shown);
export const ProcessHistory = dialogOnDemand(() => import('./ProcessHistory').then((file) => file.ProcessHistory), ({ document }) => document !== undefined);
export const ConflictDialog = dialogOnDemand(() => import('./ConflictDialog').then((file) => file.ConflictDialog), ({ document }) => document !== null);
export const TableDialog = dialogOnDemand(() => import('../features/library/TableDialog').then((file) => file.TableDialog), shown);
export const BackupsDialog = dialogOnDemand(() => import('../features/library/BackupsDialog').then((file) => file.BackupsDialog), shown);
export const RulesDrawer = dialogOnDemand(() => import('../features/check/RulesDrawer').then((file) => file.RulesDrawer), shown);
export const PublishDialog = dialogOnDemand(() => import('../features/publish/PublishDialog').then((file) => file.PublishDialog), about);
export const CentralDialog = dialogOnDemand(() => import('../features/central/CentralDialog').then((file) => file.CentralDialog), shown);
export const PlacesDialog = dialogOnDemand(() => import('../features/central/PlacesDialog').then((file) => file.PlacesDialog), shown);
export const DeployDrawer = dialogOnDemand(() => import('../features/deploy/DeployDrawer').then((file) => file.DeployDrawer), about);
export const HandbookDialog = dialogOnDemand(() => import('../features/handbook/HandbookDialog').then((file) => file.HandbookDialog), about);
export const PictureDialog = dialogOnDemand(() => import('../features/picture/PictureDialog').then((file) => file.PictureDialog), about);
export const GuideDrawer = dialogOnDemand(() => import('../features/help/GuideDrawer').then((file) => file.GuideDrawer), shown);
export const AboutDialog = dialogOnDemand(() => import('../features/help/AboutDialog').then((file) => file.AboutDialog), shown);

/** What makes a drawing of a file: bpmn-js, which is a third of the product's code. */
export const drawings = () => import('../modeler/drawing');
/** What draws a file that has no diagram. */
export const layouts = () => import('../modeler/layout');

/** What an open process needs besides the page; opening one waits for it, so that nothing appears by and by. */
export const workbench = () => Promise.all([drawings(), Canvas.ahead(), Dock.ahead()]);

/** In the order in which they are likely to be wanted. */
const ahead = [workbench, Tables, CasesTable, BoardTable, layouts, OutlinePanel, GuideDrawer, TableDialog, StepsDrawer, PeoplePage, RulesDrawer, ProcessHistory, PictureDialog, HandbookDialog, PublishDialog, CentralDialog, PlacesDialog, DeployDrawer, BackupsDialog, ConflictDialog, RestoreDialog, DiskDialog, AboutDialog];

/** Fetches everything, one after the other, so that nobody waits for it later, nor misses it where the program is gone. What fails is fetched when it is wanted. */
export async function fetchAhead(): Promise<void> {
  for (const part of ahead) {
    await ('ahead' in part ? part.ahead() : part()).catch(() => {});
    await new Promise((rest) => setTimeout(rest));
  }
}
