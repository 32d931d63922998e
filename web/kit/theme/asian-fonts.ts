/** Chinese, Japanese, Korean and Thai. */
import "@fontsource-variable/noto-sans-sc/index.css";
import "@fontsource-variable/noto-sans-jp/index.css";
import "@fontsource-variable/noto-sans-kr/index.css";
import "@fontsource-variable/noto-sans-thai/index.css";
