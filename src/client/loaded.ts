/** What is said where code that is fetched on need does not come. */
export const NOT_LOADED = 'The code for this could not be loaded.';

/** What fetched code brings; throws words for the reader where it does not come. */
export async function loaded<Module>(module: Promise<Module>): Promise<Module> {
  try {
    return await module;
  } catch {
    throw new Error(NOT_LOADED);
  }
}
