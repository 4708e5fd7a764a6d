export default function (component) {
  return mount(component, plotlyFilm)
}
