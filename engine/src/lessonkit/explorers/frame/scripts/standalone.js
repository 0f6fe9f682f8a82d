// The page of one explorer.

const said = document.getElementById("said");
const model = $states.alone(given, given.start, (words) => said && (said.textContent = words));
drawn.render({ model, el: document.getElementById("explorer") });
