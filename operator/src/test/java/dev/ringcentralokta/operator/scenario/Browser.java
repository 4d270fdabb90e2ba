package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.SessionNotCreatedException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * Chromium, as a person uses it: reads, fills in, presses. Every page that it comes to is kept as a picture in {@code
 * operator/target/screenshots}, and on a phone has to fit the screen.
 */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    private final ChromeDriver driver;
    private final boolean phone;
    private String story = "";
    private int picture;

    private Browser(ChromeOptions options, boolean phone) {
        this.phone = phone;
        driver = start(options);
        driver.manage().timeouts().pageLoadTimeout(PATIENCE);
    }

    /** A machine on which Chromium is installed and cannot run is like one without it. */
    private static ChromeDriver start(ChromeOptions options) {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        try {
            return new ChromeDriver(service, options);
        } catch (SessionNotCreatedException e) {
            return Assumptions.abort("Skipped: Chromium does not start here: " + e.getRawMessage());
        }
    }

    /** On a desk. */
    static Browser onDesk() {
        return new Browser(options("--window-size=1000,800"), false);
    }

    /** On a phone, upright. */
    static Browser onPhone() {
        ChromeOptions options = options();
        options.setExperimentalOption(
                "mobileEmulation",
                Map.of("deviceMetrics", Map.of("width", PHONE_WIDTH, "height", PHONE_HEIGHT, "pixelRatio", 2.0)));
        return new Browser(options, true);
    }

    /** With JavaScript switched off. */
    static Browser withoutScripts() {
        ChromeOptions options = options("--window-size=1000,800");
        options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        return new Browser(options, false);
    }

    /** Forgets all cookies, so that it is another browser than before, and names the pictures that follow. */
    Browser begin(String name) {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        story = name;
        picture = 0;
        return this;
    }

    /** Forgets the cookies of one site, wherever it is now. */
    Browser forgetCookiesOf(String site) {
        Map<String, Object> kept = driver.executeCdpCommand("Network.getCookies", Map.of("urls", List.of(site)));
        ((List<?>) kept.get("cookies"))
                .forEach(cookie -> driver.executeCdpCommand(
                        "Network.deleteCookies", Map.of("name", ((Map<?, ?>) cookie).get("name"), "url", site)));
        return this;
    }

    Browser open(String address) {
        driver.get(address);
        return arrive();
    }

    Browser reload() {
        driver.navigate().refresh();
        return arrive();
    }

    /** Presses a button, or follows a link that looks like one. */
    Browser press(String name) {
        return click(By.xpath("//button[normalize-space()='" + name + "'] | //a[normalize-space()='" + name + "']"));
    }

    /** Ticks a box, if it is not ticked. */
    Browser tick(String label) {
        WebElement box = find(By.xpath("//label[normalize-space()='" + label + "']//input"));
        if (!box.isSelected()) {
            box.click();
        }
        return this;
    }

    /** Fills in a field by its label. */
    Browser fill(String label, String text) {
        find(By.xpath("//label[normalize-space(text())='" + label + "']//input"))
                .sendKeys(text);
        return this;
    }

    /** Waits until the page has all of these texts. */
    Browser see(String... texts) {
        waiting().untilAsserted(() -> assertThat(text()).contains(texts));
        return this;
    }

    private String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Asserts that a phone shows the whole width, and everything of use without scrolling to the side. */
    private void assertFitsPhone() {
        long width = (Long) driver.executeScript("return document.documentElement.scrollWidth");
        assertThat(width).as("width of " + driver.getCurrentUrl()).isLessThanOrEqualTo(PHONE_WIDTH);
        assertThat(driver.findElements(By.cssSelector("button")))
                .allSatisfy(button -> assertThat(button.isDisplayed()).isTrue())
                .allSatisfy(button -> assertThat(
                                button.getRect().getX() + button.getRect().getWidth())
                        .isLessThanOrEqualTo(PHONE_WIDTH));
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** Every press leads to another page; the driver does not always wait for it. */
    private Browser click(By what) {
        WebElement before = driver.findElement(By.tagName("html"));
        find(what).click();
        waiting().until(() -> gone(before));
        return arrive();
    }

    private static boolean gone(WebElement page) {
        try {
            page.isEnabled();
            return false;
        } catch (StaleElementReferenceException e) {
            return true;
        }
    }

    private WebElement find(By what) {
        return waiting()
                .until(
                        () -> driver.findElements(what).stream()
                                .filter(element -> element.isDisplayed() && element.isEnabled())
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private static ConditionFactory waiting() {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(WebDriverException.class);
    }

    private Browser arrive() {
        picture++;
        Path file = PICTURES.resolve("%s-%02d.png".formatted(story, picture));
        File taken = driver.getScreenshotAs(OutputType.FILE);
        try {
            Files.createDirectories(PICTURES);
            Files.move(taken.toPath(), file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (phone) {
            assertFitsPhone();
        }
        return this;
    }

    private static ChromeOptions options(String... more) {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "Skipped: no browser. Install Debian's packages chromium and chromium-driver (" + CHROMIUM + ", "
                        + DRIVER + ").");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--ignore-certificate-errors",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-background-networking");
        options.addArguments(more);
        return options;
    }
}
