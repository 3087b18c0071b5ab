package turbulence.experiment.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TreePathTest {
  @Test
  void paths_are_written_as_people_write_them() {
    TreePath qty =
        TreePath.TOP.field("method").item(2).field("provider").field("arguments").field("qty");
    assertThat(qty).hasToString("method[2].provider.arguments.qty");
    assertThat(TreePath.TOP).hasToString("");
    assertThat(TreePath.TOP.item(0).item(1)).hasToString("[0][1]");
  }

  @Test
  void names_that_could_be_misread_are_quoted() {
    TreePath configuration = TreePath.TOP.field("configuration");
    assertThat(configuration.field("a b")).hasToString("configuration[\"a b\"]");
    assertThat(configuration.field("a.b").field("c")).hasToString("configuration[\"a.b\"].c");
    assertThat(configuration.field("a\"[0]")).hasToString("configuration[\"a\\\"[0]\"]");
    assertThat(configuration.field("")).hasToString("configuration[\"\"]");
    assertThat(configuration.field("größe-1_x")).hasToString("configuration.größe-1_x");
    assertThat(TreePath.TOP.field("a b")).hasToString("[\"a b\"]");
  }

  @Test
  void equal_steps_make_equal_paths() {
    TreePath path = TreePath.TOP.field("a").item(1);
    assertThat(path).isEqualTo(TreePath.TOP.field("a").item(1)).isNotEqualTo(path.field("b"));
    assertThat(path).hasSameHashCodeAs(TreePath.TOP.field("a").item(1));
    assertThat(TreePath.TOP.field("1")).isNotEqualTo(TreePath.TOP.item(1));
    assertThat(path.parent()).isEqualTo(TreePath.TOP.field("a"));
  }
}
