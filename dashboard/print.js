// A chart is as wide as the screen; on paper it becomes as wide as its place there, and light whatever the screen is.
if (!window.dashboardPrints) {
  window.dashboardPrints = true;
  window.addEventListener("beforeprint", () => {
    const app = document.querySelector(".stApp");
    document.documentElement.classList.toggle("printed-from-dark", getComputedStyle(app).colorScheme === "dark");
    for (const chart of document.querySelectorAll(".stPlotlyChart .svg-container")) {
      const { clientWidth: width, clientHeight: height } = chart;
      chart.style.setProperty("--drawn-ratio", `${width} / ${height}`);
      for (const layer of chart.querySelectorAll(".main-svg")) layer.setAttribute("viewBox", `0 0 ${width} ${height}`);
    }
  });
  window.addEventListener("afterprint", () => {
    document.documentElement.classList.remove("printed-from-dark");
    for (const layer of document.querySelectorAll(".main-svg[viewBox]")) layer.removeAttribute("viewBox");
  });
}
