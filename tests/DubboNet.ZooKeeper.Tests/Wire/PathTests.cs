namespace DubboNet.ZooKeeper.Tests.Wire;

public sealed class PathTests
{
    [TestCase("/")]
    [TestCase("/dubbo")]
    [TestCase("/dubbo/com.example.Greeter%24Inner/providers")]
    [TestCase("/a/.b/..c/d..")]
    [TestCase("/ä/日本")]
    public void Path_is_valid(string path) => Assert.That(ZooKeeperPath.FindMistake(path), Is.Null);

    [TestCase("", "begins with '/'")]
    [TestCase("a/b", "begins with '/'")]
    [TestCase("/a/", "does not end with '/'")]
    [TestCase("//a", "no empty segment")]
    [TestCase("/a//b", "no empty segment")]
    [TestCase("/a/./b", "no segment")]
    [TestCase("/a/..", "no segment")]
    [TestCase("/a\0", "U+0000 at index 2")]
    [TestCase("/a\nb", "U+000A at index 2")]
    [TestCase("/\ue000", "U+E000 at index 1")]
    public void Path_is_refused(string path, string reason) => Assert.That(ZooKeeperPath.FindMistake(path), Does.Contain(reason));
}
