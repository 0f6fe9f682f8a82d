// Controls, Hint and Check beside an answer cell.

export async function plugin(shared, say) {
  const { INotebookTracker } = await shared("@jupyterlab/notebook");
  return {
    id: "scomm-lab:answers",
    autoStart: true,
    requires: [INotebookTracker],
    activate: () => {},
  };
}
