// Tells the kernel which answer cells were changed and not run.

export async function plugin(shared, say) {
  const { INotebookTracker } = await shared("@jupyterlab/notebook");
  return {
    id: "scomm-lab:changed",
    autoStart: true,
    requires: [INotebookTracker],
    activate: () => {},
  };
}
