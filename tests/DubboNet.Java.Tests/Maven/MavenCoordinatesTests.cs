namespace DubboNet.Java.Tests.Maven;

public sealed class MavenCoordinatesTests
{
    [TestCase("com.acme:stock-api:1.4", "com/acme/stock-api/1.4/stock-api-1.4.jar")]
    [TestCase("com.acme:stock_api:aar:1.4", "com/acme/stock_api/1.4/stock_api-1.4.aar")]
    [TestCase("com.acme:stock:jar:tests:1.4-SNAPSHOT", "com/acme/stock/1.4-SNAPSHOT/stock-1.4-SNAPSHOT-tests.jar")]
    public void Coordinates_are_the_path_in_a_repository(string text, string path)
    {
        MavenCoordinates? read = MavenCoordinates.TryParse(text);
        Assert.That(read?.Path, Is.EqualTo(path));
        Assert.That(read!.ToString(), Is.EqualTo(text));
    }

    [TestCase("com.acme:stock")]
    [TestCase("libs/stock.jar")]
    [TestCase("C:/libs/stock.jar")]
    [TestCase("com.acme:..:1.4")]
    [TestCase("com.acme:stock:1/../../4")]
    [TestCase("com.acme:stock:${version}")]
    [TestCase("com.acme::1.4")]
    [TestCase("a:b:c:d:e:f")]
    [TestCase("com.acme:stock:1.4\n")]
    public void Other_texts_are_not_coordinates(string text) => Assert.That(MavenCoordinates.TryParse(text), Is.Null);
}
